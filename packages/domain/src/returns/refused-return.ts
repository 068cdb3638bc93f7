import { Refused } from '../refused.ts'

/** As the reference’s customer API tells it: `3601` cannot be created, `3603` is of several merchants. */
const several = '3603'
const impossible = '3601'

/** No return comes of it; `details.glue` is the reference's code. */
export function refusedReturn(code: string, message: string, details: Readonly<Record<string, unknown>>): Refused {
  return new Refused(code, message, { ...details, glue: code === 'return.several-merchants' ? several : impossible })
}

/** What this refuses is why no return comes of it. */
export function orNoReturn<Answer>(act: () => Answer): Answer {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refused) throw refusedReturn(error.code, error.message, error.details)
    throw error
  }
}
