import { Show, createContext, createUniqueId, useContext } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'

type FieldContext = {
  readonly id: string | undefined
  readonly labelId: string | undefined
  readonly describedBy: () => string | undefined
  readonly invalid: () => boolean
  readonly required: () => boolean
}

const Context = createContext<FieldContext>({
  id: undefined,
  labelId: undefined,
  describedBy: () => undefined,
  invalid: () => false,
  required: () => false,
})

/** The field around a control; empty outside of one. */
export const useField = (): FieldContext => useContext(Context)

/** What a native control spreads on its element. */
export const fieldControl = () => {
  const field = useField()
  return {
    get id() {
      return field.id
    },
    get required() {
      return field.required()
    },
    get 'aria-describedby'() {
      return field.describedBy()
    },
    get 'aria-invalid'() {
      return field.invalid() ? ('true' as const) : undefined
    },
  }
}

const bare =
  'w-full min-w-0 rounded-sm border bg-canvas px-2.5 text-ink transition-colors hover:enabled:border-ink-3 ' +
  'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad-mark ' +
  'disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-3'

/** The look of text inputs, selects and comboboxes alike; 16 px on touch screens, else phones zoom in. */
export const controlLook = `${bare} h-8 border-control text-base pointer-coarse:h-10 pointer-coarse:text-lg`

/** Quieter, for a toolbar: as high as a small button, told by its icon and words. */
export const smallControlLook = `${bare} h-7 border-line-strong text-sm pointer-coarse:h-9 pointer-coarse:text-lg`

/** As high as its lines. */
export const areaLook = `${bare} border-control py-1.5 text-base pointer-coarse:text-lg`

type FieldProps = {
  readonly label: string
  /** What is wrong, in words; shown beside the control and read with it. */
  readonly error?: string | undefined
  readonly hint?: string | undefined
  readonly required?: boolean | undefined
  /** Hides the label from sight, not from screen readers. */
  readonly bare?: boolean | undefined
  /** Exactly one Input, TextArea, Select or Combobox. */
  readonly children: JSX.Element
  readonly class?: string | undefined
}

/** A label, a control, and under it the error or else the hint. */
export const Field = (props: FieldProps): JSX.Element => {
  const text = useText()
  const id = createUniqueId()
  const noteId = `${id}-note`
  const note = (): string | undefined => props.error ?? props.hint
  const context: FieldContext = {
    id,
    labelId: `${id}-label`,
    describedBy: () => (note() ? noteId : undefined),
    invalid: () => props.error !== undefined,
    required: () => props.required ?? false,
  }
  return (
    <div class={`flex min-w-0 flex-col gap-1 ${props.class ?? ''}`}>
      <label id={`${id}-label`} for={id} class={props.bare ? 'sr-only' : 'text-sm font-medium text-ink'}>
        {props.label}
        <Show when={props.required && !props.bare}>
          <span class="ml-1 font-normal text-ink-3">({text().field.required})</span>
        </Show>
      </label>
      <Context.Provider value={context}>{props.children}</Context.Provider>
      <Show when={note()}>
        {(words) => (
          <p id={noteId} class={`text-xs ${props.error === undefined ? 'text-ink-3' : 'text-bad'}`}>
            {words()}
          </p>
        )}
      </Show>
    </div>
  )
}
