/**
 * Group commit: whatever arrives while a batch is in flight goes into the next one. No timer, so a lone caller waits for
 * nobody; every caller is answered after its batch's commit. A further lane is opened when a full batch waits: sooner, it
 * would only make batches smaller. A batch that fails is tried one by one, so that one poisoned member fails alone.
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
  const lane = async (): Promise<void> => {
    busy++
    await settle(queue.splice(0, most))
    busy--
    pump()
  }
  const pump = (): void => {
    while (busy < lanes && queue.length >= (busy === 0 ? 1 : most)) void lane()
  }
  return (task) => {
    const waiting = { task, ...Promise.withResolvers<Answer>() }
    const length = queue.push(waiting)
    // What one tick brings goes together.
    if (length === 1 || length === most) setImmediate(pump)
    return waiting.promise
  }
}
