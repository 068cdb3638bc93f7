import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, Show, splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { controlLook, fieldControl } from './field.tsx'
import type { Option } from './option.ts'

type SelectProps = Omit<JSX.SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  readonly options: readonly Option[]
  readonly value: string
  readonly onValue: (value: string) => void
  /** Shown while the value is empty; cannot be chosen again. */
  readonly placeholder?: string | undefined
}

/** The machine's own select: best on phones and for up to some twenty options. */
export const Select = (props: SelectProps): JSX.Element => {
  const [own, rest] = splitProps(props, ['options', 'value', 'onValue', 'placeholder', 'class'])
  return (
    <div class={`relative min-w-0 ${own.class ?? ''}`}>
      <select
        {...fieldControl()}
        {...rest}
        class={`${controlLook} appearance-none pr-8`}
        onChange={(event) => own.onValue(event.currentTarget.value)}
      >
        <Show when={own.placeholder}>
          <option value="" disabled selected={own.value === ''}>
            {own.placeholder}
          </option>
        </Show>
        <For each={own.options}>
          {(option) => (
            <option value={option.value} selected={option.value === own.value} disabled={option.disabled}>
              {option.label}
            </option>
          )}
        </For>
      </select>
      <ChevronDown size={14} class="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3" />
    </div>
  )
}
