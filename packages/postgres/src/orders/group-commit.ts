/**
 * Group commit: whatever arrives while a batch is in flight goes into the next one. No timer, so a lone caller waits for
 * nobody; every caller is answered after its batch's commit. A batch that fails is tried one by one, so that one
 * poisoned member fails alone.
 */
export function groupCommit<Task, Answer>(
  write: (tasks: readonly Task[]) => Promise<readonly Answer[]>,
  { lanes = 2, most = 32 } = {},
): (task: Task) => Promise<Answer> {
  interface Waiting extends PromiseWithResolvers<Answer> {
    readonly task: Task
  }
  const queue: Waiting[] = []
  let busy = 0

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await write(batch.map((one) => one.task))
      batch.forEach((one, index) => one.resolve(answers[index] as Answer))
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const one of batch) await settle([one])
    }
  }
  const pump = async (): Promise<void> => {
    if (busy >= lanes) return
    busy++
    while (queue.length > 0) await settle(queue.splice(0, most))
    busy--
  }
  return (task) => {
    const waiting = { task, ...Promise.withResolvers<Answer>() }
    queue.push(waiting)
    void pump()
    return waiting.promise
  }
}
