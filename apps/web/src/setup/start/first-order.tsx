import ShoppingCart from 'lucide-solid/icons/shopping-cart'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { freshKey } from '../keys/fresh-key.ts'
import { exampleOrder } from './example-order.ts'
import type { Cast } from './example-order.ts'
import { clientSnippet, curlSnippet } from './snippets.ts'
import type { Call } from './snippets.ts'
import { text } from './text.ts'

/** A ready order of the newcomer's own, to copy into a shop or to place from here. */
export const FirstOrder = (props: { cast: Cast }): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const [language, setLanguage] = createSignal('curl')
  const [reference, setReference] = createSignal<string>()
  const [attempt, setAttempt] = createSignal(1)
  const call = (): Call => ({
    url: location.origin,
    apiKey: freshKey() ?? '<your API key>',
    order: exampleOrder(props.cast),
  })
  const snippet = (): string =>
    language() === 'curl' ? curlSnippet(call(), `first-order-${attempt()}`) : clientSnippet(call())
  const act = createAct(async () => {
    const placed = await souk.orders.place.mutate(call().order)
    setReference(placed.reference)
    setAttempt((count) => count + 1)
  })
  return (
    <div class="mt-3">
      <Tabs
        label={words().snippets}
        tabs={[
          { id: 'curl', label: words().curl },
          { id: 'client', label: words().client },
        ]}
        value={language()}
        onValue={setLanguage}
      >
        <CodeBlock label={words().snippets} code={snippet()} />
      </Tabs>
      <Show when={freshKey() === undefined}>
        <p class="mt-1.5 text-xs text-ink-3">{words().keyMissing}</p>
      </Show>
      <div class="mt-3 flex flex-wrap items-center gap-2">
        <Button icon={ShoppingCart} loading={act.busy()} onClick={() => void act.run()}>
          {reference() === undefined ? words().place : words().again}
        </Button>
        <Show when={reference()}>
          {(placed) => (
            <span role="status" class="flex flex-wrap items-center gap-2 text-good">
              {words().placed(placed())}
              <LinkButton href={`/office/orders/${encodeURIComponent(placed())}`} size="sm">
                {words().open}
              </LinkButton>
            </span>
          )}
        </Show>
      </div>
      <Show when={act.failure()}>
        {(why) => (
          <Notice kind="bad" class="mt-3">
            {why()}
          </Notice>
        )}
      </Show>
    </div>
  )
}
