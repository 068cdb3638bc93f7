import { A } from '@solidjs/router'
import CreditCard from 'lucide-solid/icons/credit-card'
import Plus from 'lucide-solid/icons/plus'
import Trash2 from 'lucide-solid/icons/trash-2'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { PaymentMethod } from '@souk/domain/marketplace'
import { useMarketplace, useSouk } from '../../app/app-context.ts'
import { inWords } from '../../app/refusals.ts'
import { processHref } from '../../processes/process-href.ts'
import { useText } from '../../text/use-text.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { useEdited } from '../edited.ts'
import { RowLink } from '../row-link.tsx'
import { Section } from '../section.tsx'
import { PaymentMethodForm } from './payment-method-form.tsx'
import { text } from './text.ts'

type Acts = {
  readonly edit: (key: string) => void
  readonly remove: (key: string) => void
  /** Names of a process that nothing stands for. */
  readonly unbound: (process: string) => number
}

const columnsOf = (words: typeof text.en, { edit, remove, unbound }: Acts): readonly PlainColumn<PaymentMethod>[] => [
  {
    title: words.key,
    cell: (method) => (
      <RowLink onClick={() => edit(method().key)}>
        <span class="font-mono">{method().key}</span>
      </RowLink>
    ),
  },
  { title: words.provider, cell: (method) => method().provider },
  {
    title: words.process,
    cell: (method) => (
      <span class="flex items-center gap-2">
        <A href={processHref(method().process)} class="rounded-xs hover:underline">
          {method().process}
        </A>
        <Show when={unbound(method().process)}>{(count) => <Badge phase="bad">{words.unbound(count())}</Badge>}</Show>
      </span>
    ),
  },
  {
    title: words.actions,
    bare: true,
    align: 'end',
    cell: (method) => (
      <IconButton label={words.removeOne(method().key)} icon={Trash2} size="sm" onClick={() => remove(method().key)} />
    ),
  },
]

/** How orders are paid, and so which process they go through. */
export const PaymentMethodsSection = (): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const marketplace = useMarketplace()
  const edited = useEdited()
  const [removed, setRemoved] = createSignal<string>()
  const found = () => marketplace.paymentMethods().find(({ key }) => key === edited.id())
  const remove = async (): Promise<void> => {
    const key = removed()
    if (key !== undefined) await inWords(souk.paymentMethods.remove.mutate({ key }))
  }
  const unbound = (name: string): number =>
    marketplace.processes().find((process) => process.active && process.name === name)?.unbound.length ?? 0
  const add = (): JSX.Element => (
    <Button kind="primary" icon={Plus} onClick={edited.add}>
      {words().add}
    </Button>
  )
  return (
    <>
      <Section
        intro={words().intro}
        actions={<Show when={marketplace.paymentMethods().length > 0}>{add()}</Show>}
        ready={marketplace.ready()}
        error={marketplace.error()}
        onRetry={marketplace.reload}
        isEmpty={marketplace.paymentMethods().length === 0}
        empty={
          <EmptyState icon={CreditCard} title={words().empty} text={words().emptyText}>
            {add()}
          </EmptyState>
        }
      >
        <PlainTable
          label={words().label(marketplace.paymentMethods().length)}
          columns={columnsOf(words(), { edit: edited.edit, remove: setRemoved, unbound })}
          rows={marketplace.paymentMethods()}
          keyOf={({ key }) => key}
        />
      </Section>
      <Show when={edited.isNew() || found()}>
        <PaymentMethodForm method={found()} onClose={edited.close} />
      </Show>
      <ConfirmDialog
        open={removed() !== undefined}
        onClose={() => setRemoved(undefined)}
        title={words().removeTitle(removed() ?? '')}
        consequence={words().removeText}
        confirm={words().remove}
        danger
        onConfirm={remove}
      />
    </>
  )
}
