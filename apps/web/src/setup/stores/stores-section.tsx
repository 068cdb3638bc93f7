import Plus from 'lucide-solid/icons/plus'
import StoreIcon from 'lucide-solid/icons/store'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Store } from '@souk/domain/marketplace'
import { useMarketplace } from '../../app/app-context.ts'
import { formatNumber } from '../../text/money.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { useEdited } from '../edited.ts'
import { RowLink } from '../row-link.tsx'
import { Section } from '../section.tsx'
import { StoreForm } from './store-form.tsx'
import { text } from './text.ts'

/** The shop fronts. */
export const StoresSection = (): JSX.Element => {
  const words = useText(text)
  const marketplace = useMarketplace()
  const edited = useEdited()
  const found = () => marketplace.stores().find(({ code }) => code === edited.id())
  const columns = (): readonly PlainColumn<Store>[] => [
    {
      title: words().name,
      cell: (store) => <RowLink onClick={() => edited.edit(store().code)}>{store().name}</RowLink>,
    },
    { title: words().code, cell: (store) => <span class="font-mono">{store().code}</span> },
    { title: words().currencies, cell: (store) => store().currencies.join(', ') },
    { title: words().locale, cell: (store) => store().locale },
    { title: words().timeZone, cell: (store) => store().timeZone.replaceAll('_', ' ') },
    {
      title: words().grace,
      align: 'end',
      cell: (store) => (
        <span class="figures text-ink-2">
          {store().gracePeriodMinutes === 0
            ? words().graceOff
            : words().minutes(formatNumber(store().gracePeriodMinutes))}
        </span>
      ),
    },
  ]
  const add = (): JSX.Element => (
    <Button kind="primary" icon={Plus} onClick={edited.add}>
      {words().add}
    </Button>
  )
  return (
    <>
      <Section
        intro={words().intro}
        actions={<Show when={marketplace.stores().length > 0}>{add()}</Show>}
        ready={marketplace.ready()}
        error={marketplace.error()}
        onRetry={marketplace.reload}
        isEmpty={marketplace.stores().length === 0}
        empty={
          <EmptyState icon={StoreIcon} title={words().empty} text={words().emptyText}>
            {add()}
          </EmptyState>
        }
      >
        <PlainTable
          label={words().label(marketplace.stores().length)}
          columns={columns()}
          rows={marketplace.stores()}
          keyOf={({ code }) => code}
        />
      </Section>
      <Show when={edited.isNew() || found()}>
        <StoreForm store={found()} onClose={edited.close} />
      </Show>
    </>
  )
}
