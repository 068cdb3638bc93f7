export interface GroupCommitOptions<Task> {
  /** Batches in flight at a time. */
  readonly lanes?: number
  /** Tasks of a batch. */
  readonly most?: number
  /** Tasks that a batch beside another is worth. */
  readonly least?: number
  /** Tasks with the same answer follow one another: they share no batch and are never in flight together. */
  readonly apart?: (task: Task) => unknown
}

/** Answers once the batch is committed; calls `onWritten` when all that is left is to wait for the disk. */
export type WriteBatch<Task, Answer> = (tasks: readonly Task[], onWritten: () => void) => Promise<readonly Answer[]>

/** Fewer than these would cost more, written by themselves, than the time they would save. */
const WORTH_A_BATCH = 8

/**
 * Group commit: whatever arrives while a batch is written goes into the next one, which is written while the first
 * reaches the disk. No timer, so a lone caller waits for nobody; every caller is answered after its batch's commit. A
 * further lane is opened when `least` wait: sooner, it would only make batches smaller. A batch that fails is tried one
 * by one, so that one poisoned member fails alone.
 */
export function groupCommit<Task, Answer>(
  write: WriteBatch<Task, Answer>,
  {
    lanes = 2,
    most = 32,
    least = Math.min(most, WORTH_A_BATCH),
    apart = (task) => task,
  }: GroupCommitOptions<Task> = {},
): (task: Task) => Promise<Answer> {
  interface Waiting extends PromiseWithResolvers<Answer> {
    readonly task: Task
    readonly key: unknown
  }
  let queue: Waiting[] = []
  const inFlight = new Set<unknown>()
  let busy = 0
  let isPumpDue = false

  const settle = async (batch: readonly Waiting[], onWritten: () => void): Promise<void> => {
    try {
      const answers = await write(
        batch.map((one) => one.task),
        onWritten,
      )
      batch.forEach((one, index) => one.resolve(answers[index] as Answer))
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const one of batch) await settle([one], () => {})
    }
  }
  /** The next batch, taken from the queue; nothing where it would be too small to open another lane for. */
  const take = (): readonly Waiting[] => {
    const keys = new Map<unknown, Waiting>()
    for (const one of queue) {
      if (keys.size < most && !inFlight.has(one.key) && !keys.has(one.key)) keys.set(one.key, one)
    }
    if (keys.size < (busy === 0 ? 1 : least)) return []
    queue = queue.filter((one) => keys.get(one.key) !== one)
    return [...keys.values()]
  }
  const lane = async (batch: readonly Waiting[]): Promise<void> => {
    busy++
    let isBusy = true
    const free = (): void => {
      if (isBusy) busy--
      isBusy = false
      pump()
    }
    for (const { key } of batch) inFlight.add(key)
    await settle(batch, free)
    for (const { key } of batch) inFlight.delete(key)
    free()
  }
  const pump = (): void => {
    for (let batch = busy < lanes ? take() : []; batch.length > 0; batch = busy < lanes ? take() : []) void lane(batch)
  }
  // What one tick brings goes together.
  const pumpSoon = (): void => {
    isPumpDue = true
    setImmediate(() => {
      isPumpDue = false
      pump()
    })
  }
  return (task) => {
    const waiting = { task, key: apart(task), ...Promise.withResolvers<Answer>() }
    queue.push(waiting)
    if (!isPumpDue) pumpSoon()
    return waiting.promise
  }
}
