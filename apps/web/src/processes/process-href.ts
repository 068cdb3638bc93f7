/** Where a process is shown; at one of its states if named. */
export const processHref = (name: string, state?: string): string =>
  `/office/processes/${encodeURIComponent(name)}${state === undefined ? '' : `?state=${encodeURIComponent(state)}`}`
