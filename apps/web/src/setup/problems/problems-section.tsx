import CircleCheckBig from 'lucide-solid/icons/circle-check-big'
import RotateCw from 'lucide-solid/icons/rotate-cw'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ParkedStep } from '@souk/contract/steps'
import { useApp } from '../../app/app-context.ts'
import { showFailure } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { Reference } from '../../ui/reference.tsx'
import { showToast } from '../../ui/toast.ts'
import { Section } from '../section.tsx'
import { SkipForm } from './skip-form.tsx'
import { text } from './text.ts'

type Acts = { readonly retry: (step: ParkedStep) => void; readonly skip: (step: ParkedStep) => void }

const contextOf = (words: typeof text.en, { kind, side, event, items }: ParkedStep): string =>
  [words.kinds[kind], words.sides[side], event === null ? '' : words.onEvent(event), words.items(items.length)]
    .filter(Boolean)
    .join(' · ')

const columnsOf = (words: typeof text.en, { retry, skip }: Acts): readonly PlainColumn<ParkedStep>[] => [
  {
    title: words.order,
    cell: (step) => (
      <Reference value={step().orderReference} href={`/office/orders/${encodeURIComponent(step().orderReference)}`} />
    ),
  },
  {
    title: words.step,
    cell: (step) => (
      <span class="flex min-w-0 flex-col max-sm:items-end">
        <span class="font-medium wrap-break-word">{step().name}</span>
        <span class="text-xs text-ink-3">{contextOf(words, step())}</span>
      </span>
    ),
  },
  {
    title: words.error,
    cell: (step) => (
      <span class="flex max-w-96 min-w-0 flex-col max-sm:items-end">
        <span class="line-clamp-2 wrap-break-word text-bad" title={step().error}>
          {step().error}
        </span>
        <span class="text-xs break-all text-ink-3">{step().url}</span>
      </span>
    ),
  },
  { title: words.attempts, align: 'end', cell: (step) => <span class="figures">{step().attempts}</span> },
  { title: words.since, cell: (step) => <DateTime at={step().since} class="text-ink-2" /> },
  {
    title: words.actions,
    bare: true,
    align: 'end',
    cell: (step) => (
      <span class="inline-flex gap-1">
        <Button size="sm" icon={RotateCw} onClick={() => retry(step())}>
          {words.retry}
        </Button>
        <Button size="sm" kind="ghost" onClick={() => skip(step())}>
          {words.skip}
        </Button>
      </span>
    ),
  },
]

/** What waits for a person. */
export const ProblemsSection = (): JSX.Element => {
  const words = useText(text)
  const { souk, problems } = useApp()
  const [skipped, setSkipped] = createSignal<ParkedStep>()
  const steps = (): readonly ParkedStep[] => problems.steps.value() ?? []
  const reload = (): void => void problems.steps.reload()
  const retry = async ({ step, name }: ParkedStep): Promise<void> => {
    try {
      await souk.steps.retry.mutate({ step })
      showToast({ kind: 'good', title: words().retried(name) })
    } catch (error) {
      showFailure(words().retryFailed(name), error)
    }
    reload()
  }
  return (
    <>
      <Section
        intro={words().intro}
        ready={problems.steps.value() !== undefined}
        error={problems.steps.error()}
        onRetry={reload}
        isEmpty={problems.count() === 0}
        empty={<EmptyState icon={CircleCheckBig} title={words().empty} text={words().emptyText} />}
      >
        <Show when={problems.unbound().length > 0}>
          <Notice
            kind="late"
            class="mx-6 mb-3 max-sm:mx-4"
            actions={
              <LinkButton href="/office/setup/bindings" size="sm">
                {words().bind}
              </LinkButton>
            }
          >
            {words().unbound(problems.unbound().length)}
          </Notice>
        </Show>
        <Show when={steps().length > 0}>
          <PlainTable
            label={words().label(steps().length)}
            columns={columnsOf(words(), { retry: (step) => void retry(step), skip: setSkipped })}
            rows={steps()}
            keyOf={({ step }) => step}
          />
        </Show>
      </Section>
      <Show when={skipped()}>
        {(step) => <SkipForm step={step()} onDone={reload} onClose={() => setSkipped(undefined)} />}
      </Show>
    </>
  )
}
