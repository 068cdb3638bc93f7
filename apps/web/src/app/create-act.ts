import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'
import { showToast } from '../ui/toast.ts'
import { failureText, fieldIssue } from './refusals.ts'

/** Something a person does that the server may refuse. */
export type Act<Input extends readonly unknown[]> = {
  /** Does it unless it is under way already; whether it was done. Never rejects. */
  readonly run: (...input: Input) => Promise<boolean>
  readonly busy: Accessor<boolean>
  /** Why it failed last. */
  readonly error: Accessor<unknown>
  /** The same as a sentence. */
  readonly failure: Accessor<string | undefined>
  /** What is wrong with a field of the input, or within it, in the server's words. */
  readonly issue: (field: string) => string | undefined
  readonly clear: () => void
}

export function createAct<Input extends readonly unknown[]>(act: (...input: Input) => Promise<unknown>): Act<Input> {
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const clear = (): void => {
    setError(undefined)
  }
  return {
    async run(...input) {
      if (busy()) return false
      setBusy(true)
      clear()
      try {
        await act(...input)
        return true
      } catch (failure) {
        setError(() => failure)
        return false
      } finally {
        setBusy(false)
      }
    },
    busy,
    error,
    failure: () => (error() === undefined ? undefined : failureText(error())),
    issue: (field) => fieldIssue(error(), field),
    clear,
  }
}

/** Says in the corner what could not be done, and why. */
export const showFailure = (title: string, error: unknown): void => {
  showToast({ kind: 'error', title, text: failureText(error) })
}
