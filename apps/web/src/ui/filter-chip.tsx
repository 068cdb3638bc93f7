import ListFilter from 'lucide-solid/icons/list-filter'
import X from 'lucide-solid/icons/x'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import { OptionList } from './option-list.tsx'
import type { Option } from './option.ts'
import { Popover } from './popover.tsx'

type FilterChipProps = {
  readonly label: string
  readonly options: readonly Option[]
  /** The chosen values; empty is “any”. */
  readonly value: readonly string[]
  readonly onValue: (value: readonly string[]) => void
  /** At most one. */
  readonly single?: boolean | undefined
}

const toggled = (value: readonly string[], one: string): readonly string[] =>
  value.includes(one) ? value.filter((other) => other !== one) : [...value, one]

const chipLook =
  'inline-flex h-7 max-w-64 items-center gap-1.5 rounded-sm border px-2 text-sm whitespace-nowrap transition-colors hover:bg-hover data-expanded:bg-hover pointer-coarse:h-9'

/** A filter as a chip: dashed while it lets everything through, filled with its values else. */
export const FilterChip = (props: FilterChipProps): JSX.Element => {
  const text = useText()
  const [open, setOpen] = createSignal(false)
  const set = (): boolean => props.value.length > 0
  const labelOf = (value: string): string => props.options.find((option) => option.value === value)?.label ?? value
  const summary = (): string =>
    props.value.length > 2 ? text().filter.chosen(props.value.length) : props.value.map(labelOf).join(', ')
  const choose = (value: string): void => {
    if (!props.single) return props.onValue(toggled(props.value, value))
    props.onValue(props.value[0] === value ? [] : [value])
    setOpen(false)
  }
  /** The focus would go with the button. */
  const remove = (event: MouseEvent & { currentTarget: HTMLElement }): void => {
    event.currentTarget.parentElement?.querySelector('button')?.focus()
    props.onValue([])
  }
  return (
    <span class="inline-flex min-w-0 items-center">
      <Popover
        label={props.label}
        open={open()}
        onOpen={setOpen}
        triggerClass={`${chipLook} ${set() ? 'rounded-r-none border-line-strong bg-sunken' : 'border-dashed border-line-strong text-ink-2'}`}
        trigger={
          <>
            <Show when={!set()}>
              <ListFilter size={13} />
            </Show>
            <span class={set() ? 'text-ink-3' : ''}>{props.label}</span>
            <Show when={set()}>
              <span class="truncate font-medium text-ink">{summary()}</span>
            </Show>
          </>
        }
      >
        <OptionList
          label={props.label}
          options={props.options}
          chosen={props.value}
          onChoose={choose}
          several={!props.single}
        />
        <Show when={set() && !props.single}>
          <div class="-mx-1.5 mt-1.5 border-t px-1.5 pt-1.5">
            <Button kind="ghost" size="sm" onClick={() => props.onValue([])}>
              {text().action.clear}
            </Button>
          </div>
        </Show>
      </Popover>
      <Show when={set()}>
        <button
          type="button"
          class="inline-flex h-7 w-6 items-center justify-center rounded-r-sm border border-l-0 border-line-strong bg-sunken text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:h-9 pointer-coarse:w-9"
          aria-label={text().filter.remove(props.label)}
          onClick={remove}
        >
          <X size={13} />
        </button>
      </Show>
    </span>
  )
}
