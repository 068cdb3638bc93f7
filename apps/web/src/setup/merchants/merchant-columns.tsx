import Ellipsis from 'lucide-solid/icons/ellipsis'
import { Show } from 'solid-js'
import type { Merchant } from '@souk/domain/marketplace'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import type { Phase } from '../../ui/phase.ts'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { StateChip } from '../../ui/state-chip.tsx'
import { RowLink } from '../row-link.tsx'
import { defaultProcess } from './default-process.ts'
import type { text } from './text.ts'

type Words = typeof text.en

/** What one does with a merchant in the list. */
export type MerchantActs = {
  readonly edit: (merchant: Merchant) => void
  readonly change: (merchant: Merchant, to: Partial<Merchant>) => void
  readonly deny: (merchant: Merchant) => void
}

const phases: Readonly<Record<Merchant['status'], Phase>> = {
  approved: 'good',
  denied: 'bad',
  'waiting-for-approval': 'waiting',
}

const menuOf = (words: Words, merchant: Merchant, { edit, change, deny }: MerchantActs): readonly MenuItem[] => [
  { label: words.editAct, run: () => edit(merchant) },
  'line',
  ...(merchant.status === 'approved'
    ? []
    : [{ label: words.approve, run: () => change(merchant, { status: 'approved' }) }]),
  merchant.active
    ? { label: words.deactivate, run: () => change(merchant, { active: false }) }
    : { label: words.activate, run: () => change(merchant, { active: true }) },
  ...(merchant.status === 'denied' ? [] : [{ label: `${words.deny}…`, danger: true, run: () => deny(merchant) }]),
]

export const merchantColumns = (words: Words, acts: MerchantActs): readonly PlainColumn<Merchant>[] => [
  {
    title: words.name,
    cell: (merchant) => (
      <span class="flex min-w-0 items-center gap-2">
        <RowLink onClick={() => acts.edit(merchant())}>{merchant().name}</RowLink>
        <Show when={merchant().main}>
          <Badge>{words.mainBadge}</Badge>
        </Show>
      </span>
    ),
  },
  { title: words.reference, cell: (merchant) => <span class="font-mono">{merchant().reference}</span> },
  {
    title: words.status,
    cell: (merchant) => (
      <span class="flex flex-wrap items-center gap-1.5">
        <StateChip phase={phases[merchant().status]} label={words.statuses[merchant().status]} />
        <Show when={!merchant().active}>
          <Badge phase="late">{words.inactive}</Badge>
        </Show>
      </span>
    ),
  },
  { title: words.stores, cell: (merchant) => merchant().stores.join(', ') || words.noneChosen },
  {
    title: words.process,
    cell: (merchant) => (
      <span classList={{ 'text-ink-3': merchant().process === undefined }}>
        {merchant().process ?? words.processDefault(defaultProcess(merchant().main))}
      </span>
    ),
  },
  {
    title: words.actions,
    bare: true,
    align: 'end',
    cell: (merchant) => (
      <span class="inline-flex items-center gap-1">
        <Show when={merchant().status === 'waiting-for-approval'}>
          <Button size="sm" onClick={() => acts.change(merchant(), { status: 'approved' })}>
            {words.approve}
          </Button>
        </Show>
        <Menu
          label={words.more(merchant().name)}
          icon={Ellipsis}
          size="sm"
          items={menuOf(words, merchant(), acts)}
          placement="bottom-end"
        />
      </span>
    ),
  },
]
