import { useSearchParams } from '@solidjs/router'

/** The thing whose form is open; it stands in the address (`?edit=DE`, `?new`), so that others can lead there. */
export type Edited = {
  /** Its id; undefined while nothing or something new is edited. */
  readonly id: () => string | undefined
  readonly isNew: () => boolean
  readonly edit: (id: string) => void
  readonly add: () => void
  readonly close: () => void
}

export function useEdited(): Edited {
  const [params, setParams] = useSearchParams()
  return {
    id: () => (typeof params['edit'] === 'string' ? params['edit'] : undefined),
    isNew: () => params['new'] !== undefined,
    edit: (id) => setParams({ edit: id, new: null }),
    add: () => setParams({ new: '1', edit: null }),
    close: () => setParams({ new: null, edit: null }),
  }
}
