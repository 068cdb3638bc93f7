import Check from 'lucide-solid/icons/check'
import { For, Show, createEffect, createMemo, createSignal, createUniqueId, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { smallControlLook } from './field.tsx'
import { narrow } from './option.ts'
import type { Option } from './option.ts'

type OptionListProps = {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChoose: (value: string) => void
  readonly several?: boolean | undefined
}

const next = (options: readonly Option[], from: number, by: number): number => {
  const count = options.length
  const steps = Array.from({ length: count }, (_, step) => (from + by * (step + 1) + count * 2) % count)
  return steps.find((index) => !options[index]?.disabled) ?? from
}

/** A search line over a list of options: type to narrow, arrows to walk, Enter to choose. The focus stays in the line. */
export const OptionList = (props: OptionListProps): JSX.Element => {
  const text = useText()
  const id = createUniqueId()
  const [search, setSearch] = createSignal('')
  const [active, setActive] = createSignal(0)
  const shown = createMemo(() => narrow(props.options, search()))
  const optionId = (index: number): string => `${id}-${index}`
  createEffect(on(search, () => setActive(0), { defer: true }))

  const choose = (option: Option | undefined): void => {
    if (option && !option.disabled) props.onChoose(option.value)
  }
  const walk = (by: number): void => {
    if (shown().length === 0) return
    setActive(next(shown(), active(), by))
    document.getElementById(optionId(active()))?.scrollIntoView({ block: 'nearest' })
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: () => choose(shown()[active()]),
  }
  const press = (event: KeyboardEvent): void => {
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }

  return (
    <div class="flex min-h-0 flex-col gap-1">
      <input
        ref={(element) => queueMicrotask(() => element.focus())}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown().length > 0 ? optionId(active()) : undefined}
        aria-label={text().filter.search(props.label)}
        placeholder={text().filter.search(props.label)}
        class={smallControlLook}
        value={search()}
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div
        role="listbox"
        id={id}
        aria-label={props.label}
        aria-multiselectable={props.several}
        tabindex={-1}
        class="scroll-quiet max-h-64"
      >
        <For each={shown()}>
          {(option, index) => (
            <div
              role="option"
              id={optionId(index())}
              aria-selected={props.chosen.includes(option.value)}
              aria-disabled={option.disabled}
              class="flex min-h-8 cursor-default items-center gap-2 rounded-xs px-2 py-1 text-sm select-none aria-disabled:text-ink-3 pointer-coarse:min-h-10"
              classList={{ 'bg-hover': index() === active() }}
              onPointerMove={() => setActive(index())}
              onClick={() => choose(option)}
            >
              <Check size={14} class={props.chosen.includes(option.value) ? 'text-accent-text' : 'invisible'} />
              <span class="min-w-0 flex-1 truncate">{option.label}</span>
              <Show when={option.note}>
                <span class="figures text-xs text-ink-3">{option.note}</span>
              </Show>
            </div>
          )}
        </For>
      </div>
      <Show when={shown().length === 0}>
        <p role="status" class="px-2 py-2 text-sm text-ink-3">
          {text().filter.none}
        </p>
      </Show>
    </div>
  )
}
