import { Refused } from '@souk/domain/refused'

/** What a procedure that was called refuses. */
export async function refusalOf(act: Promise<unknown>): Promise<Refused> {
  const cause = await act.then(
    () => undefined,
    (error: { cause?: unknown }) => error.cause,
  )
  if (cause instanceof Refused) return cause
  throw new Error('nothing was refused')
}
