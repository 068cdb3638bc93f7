import Plus from 'lucide-solid/icons/plus'
import UsersRound from 'lucide-solid/icons/users-round'
import { Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Merchant } from '@souk/domain/marketplace'
import { useMarketplace, useSouk } from '../../app/app-context.ts'
import { showFailure } from '../../app/create-act.ts'
import { inWords } from '../../app/refusals.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { useEdited } from '../edited.ts'
import { Section } from '../section.tsx'
import { merchantColumns } from './merchant-columns.tsx'
import type { MerchantActs } from './merchant-columns.tsx'
import { MerchantForm } from './merchant-form.tsx'
import { text } from './text.ts'

/** Fewer are seen at a glance. */
const SEARCH_FROM = 8

const matches = ({ name, reference, email }: Merchant, search: string): boolean =>
  `${name} ${reference} ${email}`.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase())

/** Who sells here. */
export const MerchantsSection = (): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const marketplace = useMarketplace()
  const edited = useEdited()
  const [search, setSearch] = createSignal('')
  const [denied, setDenied] = createSignal<Merchant>()
  const found = () => marketplace.merchants().find(({ id }) => id === edited.id())
  const shown = createMemo(() => marketplace.merchants().filter((merchant) => matches(merchant, search())))
  const save = (merchant: Merchant) => souk.merchants.save.mutate({ ...merchant, stores: [...merchant.stores] })

  const change = async (merchant: Merchant, to: Partial<Merchant>): Promise<void> => {
    try {
      await save({ ...merchant, ...to })
    } catch (error) {
      showFailure(words().failed(merchant.name), error)
    }
  }
  const deny = async (): Promise<void> => {
    const merchant = denied()
    if (merchant) await inWords(save({ ...merchant, status: 'denied' }))
  }
  const acts: MerchantActs = {
    edit: ({ id }) => edited.edit(id),
    change: (merchant, to) => void change(merchant, to),
    deny: setDenied,
  }
  const add = (): JSX.Element => (
    <Button kind="primary" icon={Plus} onClick={edited.add}>
      {words().add}
    </Button>
  )
  return (
    <>
      <Section
        intro={words().intro}
        actions={
          <>
            <Show when={marketplace.merchants().length >= SEARCH_FROM}>
              <SearchInput label={words().search} value={search()} onValue={setSearch} class="w-56 max-sm:flex-1" />
            </Show>
            <Show when={marketplace.merchants().length > 0}>{add()}</Show>
          </>
        }
        ready={marketplace.ready()}
        error={marketplace.error()}
        onRetry={marketplace.reload}
        isEmpty={marketplace.merchants().length === 0}
        empty={
          <EmptyState icon={UsersRound} title={words().empty} text={words().emptyText}>
            {add()}
          </EmptyState>
        }
      >
        <PlainTable
          label={words().label(shown().length)}
          columns={merchantColumns(words(), acts)}
          rows={shown()}
          keyOf={({ id }) => id}
        />
        <Show when={shown().length === 0}>
          <EmptyState title={words().none} />
        </Show>
      </Section>
      <Show when={(edited.isNew() && marketplace.ready()) || found()}>
        <MerchantForm merchant={found()} onClose={edited.close} />
      </Show>
      <ConfirmDialog
        open={denied() !== undefined}
        onClose={() => setDenied(undefined)}
        title={words().denyTitle(denied()?.name ?? '')}
        consequence={words().denyText}
        confirm={words().deny}
        danger
        onConfirm={deny}
      />
    </>
  )
}
