/** Says in one sentence why a command was not carried out, and gives its exit code. */
export function fail(sentence: string): number {
  console.error(sentence)
  return 2
}
