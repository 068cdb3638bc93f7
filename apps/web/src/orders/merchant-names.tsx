import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantId } from '@souk/domain/ids'
import { useMarketplace } from '../app/app-context.ts'
import { Avatar } from '../ui/avatar.tsx'

/** Whose goods are in it: initials and names. */
export const MerchantNames = (props: { merchants: readonly MerchantId[] }): JSX.Element => {
  const marketplace = useMarketplace()
  const names = (): readonly string[] => props.merchants.map(marketplace.merchantName)
  return (
    <span class="flex min-w-0 items-center gap-2" title={names().join('\n')}>
      <span class="flex shrink-0 gap-0.5">
        <For each={names().slice(0, 3)}>{(name) => <Avatar name={name} size="sm" />}</For>
      </span>
      <span class="truncate text-ink-2">{names().join(', ')}</span>
    </span>
  )
}
