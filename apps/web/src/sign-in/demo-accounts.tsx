import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Welcome } from '@souk/contract/people'
import { useText } from '../text/use-text.ts'
import { Avatar } from '../ui/avatar.tsx'
import { text } from './text.ts'

type Account = NonNullable<Welcome['demo']>[number]

type DemoAccountsProps = { readonly accounts: readonly Account[]; readonly onChoose: (email: string) => void }

/** Whom one can be in the demo; operators first. */
export const DemoAccounts = (props: DemoAccountsProps): JSX.Element => {
  const words = useText(text)
  const sorted = (): readonly Account[] =>
    props.accounts.toSorted((one, other) => Number(one.merchant !== null) - Number(other.merchant !== null))
  return (
    <section aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" class="text-sm font-medium">
        {words().demo.title}
      </h2>
      <p class="mt-0.5 text-sm text-ink-3">{words().demo.hint}</p>
      <ul class="mt-2 max-h-72 divide-y overflow-y-auto rounded-md border bg-canvas">
        <For each={sorted()}>
          {(account) => (
            <li>
              <button
                type="button"
                class="group flex w-full items-center gap-3 px-3 py-2 text-left -outline-offset-2 hover:bg-hover"
                onClick={() => props.onChoose(account.email)}
              >
                <Avatar name={account.name} />
                <span class="min-w-0 flex-1">
                  <span class="block truncate">{account.name}</span>
                  <span class="block truncate text-xs text-ink-3">
                    {account.merchant === null ? `${words().demo.operator} · ${account.email}` : account.email}
                  </span>
                </span>
                <ChevronRight size={16} class="text-ink-3" />
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
