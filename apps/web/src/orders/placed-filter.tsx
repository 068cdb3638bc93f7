import CalendarDays from 'lucide-solid/icons/calendar-days'
import X from 'lucide-solid/icons/x'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { formatDay } from '../text/time.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Popover } from '../ui/popover.tsx'
import { dayOf, daysBefore } from './days.ts'
import { ordersWords } from './orders-words.ts'

type Days = { readonly from: string; readonly to: string }

const presets = (now: Date) =>
  [
    ['today', { from: dayOf(now), to: '' }],
    ['yesterday', { from: daysBefore(now, 1), to: daysBefore(now, 1) }],
    ['week', { from: daysBefore(now, 6), to: '' }],
    ['month', { from: daysBefore(now, 29), to: '' }],
  ] as const

/** When orders were placed: a usual span, or from and to as days. */
export const PlacedFilter = (props: {
  days: Days
  onDays: (days: Days) => void
  /** “Placed” unless told. */
  label?: string | undefined
}): JSX.Element => {
  const text = useText(ordersWords)
  const base = useText()
  const [open, setOpen] = createSignal(false)
  const label = (): string => props.label ?? text().filter.placed
  const isSet = (): boolean => props.days.from !== '' || props.days.to !== ''
  const named = () => presets(new Date()).find(([, days]) => days.from === props.days.from && days.to === props.days.to)
  const summary = (): string => {
    const { from, to } = props.days
    const preset = named()
    if (preset) return text().day[preset[0]]
    if (from && to) return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`
    return from ? text().since(formatDay(from)) : text().until(formatDay(to))
  }
  const choose = (days: Days): void => {
    props.onDays(days)
    setOpen(false)
  }
  return (
    <span class="inline-flex min-w-0 items-center">
      <Popover
        label={label()}
        open={open()}
        onOpen={setOpen}
        triggerClass={`inline-flex h-7 max-w-72 items-center gap-1.5 rounded-sm border border-line-strong px-2 text-sm whitespace-nowrap transition-colors hover:bg-hover data-expanded:bg-hover pointer-coarse:h-9 ${isSet() ? 'rounded-r-none bg-sunken' : 'border-dashed text-ink-2'}`}
        trigger={
          <>
            <Show when={!isSet()}>
              <CalendarDays size={13} />
            </Show>
            <span class={isSet() ? 'text-ink-3' : ''}>{label()}</span>
            <Show when={isSet()}>
              <span class="truncate font-medium text-ink">{summary()}</span>
            </Show>
          </>
        }
      >
        <div class="flex flex-col">
          <For each={presets(new Date())}>
            {([name, days]) => (
              <Button kind="ghost" size="sm" class="justify-start!" onClick={() => choose(days)}>
                {text().day[name]}
              </Button>
            )}
          </For>
        </div>
        <div class="-mx-1.5 mt-1.5 flex flex-col gap-2 border-t px-3 pt-2.5 pb-1.5">
          <Field label={text().from}>
            <Input
              type="date"
              value={props.days.from}
              max={props.days.to || undefined}
              onValue={(from) => props.onDays({ from, to: props.days.to })}
            />
          </Field>
          <Field label={text().to}>
            <Input
              type="date"
              value={props.days.to}
              min={props.days.from || undefined}
              onValue={(to) => props.onDays({ from: props.days.from, to })}
            />
          </Field>
        </div>
      </Popover>
      <Show when={isSet()}>
        <button
          type="button"
          class="inline-flex h-7 w-6 items-center justify-center rounded-r-sm border border-l-0 border-line-strong bg-sunken text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:h-9 pointer-coarse:w-9"
          aria-label={base().filter.remove(label())}
          onClick={() => props.onDays({ from: '', to: '' })}
        >
          <X size={13} />
        </button>
      </Show>
    </span>
  )
}
