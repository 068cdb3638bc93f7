/** How long an answer may take. */
const PATIENCE_MS = 1_000

/** Whether a node says that it serves, and will for a while. */
export async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}
