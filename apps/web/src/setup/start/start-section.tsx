import Check from 'lucide-solid/icons/check'
import PackageCheck from 'lucide-solid/icons/package-check'
import { For, Show, createMemo, createSignal, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { useApp } from '../../app/app-context.ts'
import { createFollowed } from '../../app/followed.ts'
import { useText } from '../../text/use-text.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { castOf } from './example-order.ts'
import { FirstOrder } from './first-order.tsx'
import { text } from './text.ts'

type Step = {
  readonly title: string
  readonly text: string
  readonly done: boolean
  readonly href?: string | undefined
  readonly act?: string | undefined
}

const Mark = (props: { number: number; done: boolean; next: boolean }): JSX.Element => {
  const words = useText(text)
  return (
    <span
      class="figures flex size-7 shrink-0 items-center justify-center rounded-full text-sm font-medium"
      classList={{
        'bg-good-soft text-good': props.done,
        'bg-accent text-on-accent': props.next,
        'bg-neutral-soft text-neutral': !props.done && !props.next,
      }}
    >
      <Show when={props.done} fallback={props.number}>
        <Check size={16} />
        <span class="sr-only">{words().isDone}</span>
      </Show>
    </span>
  )
}

const StepLine = (props: { step: Step; number: number; next: boolean; children?: JSX.Element }): JSX.Element => (
  <li class="flex gap-4 border-t py-4 first:border-t-0" aria-current={props.next ? 'step' : undefined}>
    <Mark number={props.number} done={props.step.done} next={props.next} />
    <div class="min-w-0 flex-1">
      <div class="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div class="min-w-0 flex-1 basis-64">
          <h3 class="leading-7 font-medium">{props.step.title}</h3>
          <p class="text-sm text-ink-2">{props.step.text}</p>
        </div>
        <Show when={props.step.act}>
          {(act) => (
            <LinkButton href={props.step.href ?? ''} kind={props.next ? 'primary' : 'secondary'} size="sm">
              {act()}
            </LinkButton>
          )}
        </Show>
      </div>
      {props.children}
    </div>
  </li>
)

/** What a newcomer does first; each step ticks itself when it is done, by whomever. */
export const StartSection = (): JSX.Element => {
  const words = useText(text)
  const { souk, marketplace, board } = useApp()
  const keys = createFollowed(() => souk.keys.list.query())
  const [ordered, setOrdered] = createSignal(false)
  onMount(() => void keys.reload())
  marketplace.changes.on(['keys'], () => void keys.reload())
  const look = async (): Promise<void> => {
    const { total } = await souk.orders.list.query({ limit: 1 })
    setOrdered(total > 0)
  }
  board.follow({ onReset: () => void look(), onFrames: () => setOrdered(true) })
  const cast = createMemo(() =>
    castOf({
      stores: marketplace.stores(),
      merchants: marketplace.merchants(),
      paymentMethods: marketplace.paymentMethods(),
    }),
  )
  const steps = (): readonly Step[] => [
    { ...words().store, done: marketplace.stores().length > 0, href: '/office/setup/stores?new=1' },
    { ...words().merchants, done: marketplace.merchants().length > 1, href: '/office/setup/merchants?new=1' },
    marketplace.paymentMethods().length > 0
      ? { ...words().payments, done: true, href: '/office/setup/payments', act: words().payments.look }
      : { ...words().payments, done: false, href: '/office/setup/payments?new=1' },
    { ...words().key, done: (keys.value()?.length ?? 0) > 0, href: '/office/setup/keys?new=1' },
    { title: words().order.title, text: cast() ? words().order.text : words().order.missing, done: ordered() },
  ]
  const next = (): number => steps().findIndex(({ done }) => !done)
  const isReady = (): boolean => marketplace.ready() && keys.value() !== undefined
  return (
    <Show when={isReady()}>
      <div class="scroll-quiet mx-auto w-full max-w-180 px-6 py-5 max-sm:px-4">
        <Show
          when={next() < 0}
          fallback={
            <>
              <h2 class="text-lg font-semibold">{words().title}</h2>
              <p class="mt-0.5 text-ink-2">{words().intro}</p>
            </>
          }
        >
          <h2 class="flex items-center gap-2 text-lg font-semibold">
            <PackageCheck size={20} class="text-good" />
            {words().done}
          </h2>
          <p class="mt-0.5 text-ink-2">{words().doneText}</p>
        </Show>
        <ol class="mt-3">
          <For each={[0, 1, 2, 3, 4]}>
            {(index) => (
              <Show when={steps()[index]}>
                {(step) => (
                  <StepLine step={step()} number={index + 1} next={index === next()}>
                    <Show when={index === 4 && cast()}>{(given) => <FirstOrder cast={given()} />}</Show>
                  </StepLine>
                )}
              </Show>
            )}
          </For>
        </ol>
      </div>
    </Show>
  )
}
