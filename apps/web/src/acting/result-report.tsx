import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderItemId } from '@souk/domain/ids'
import { dictionary } from '../text/dictionary.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { eventLabel } from './event-label.ts'
import type { Report } from './outcome.ts'
import { totalOf } from './outcome.ts'
import { reasonText } from './reason-text.ts'

const words = dictionary({
  en: {
    title: (event: string, refused: number, total: number) => `“${event}”: ${refused} of ${total} items did not move`,
    stays: (state: string) => `stands in ${state}`,
  },
  de: {
    title: (event, refused, total) => `„${event}“: ${refused} von ${total} Positionen haben sich nicht bewegt`,
    stays: (state) => `steht in ${state}`,
  },
})

type ResultReportProps = {
  readonly report: Report
  /** What an item is called on this screen. */
  readonly nameOf: (item: OrderItemId) => string
  readonly onDismiss: () => void
}

/** Item by item, what did not move and why; stays until dismissed. */
export const ResultReport = (props: ResultReportProps): JSX.Element => {
  const text = useText(words)
  const base = useText()
  return (
    <Notice
      kind="bad"
      actions={
        <Button kind="ghost" size="sm" onClick={() => props.onDismiss()}>
          {base().action.dismiss}
        </Button>
      }
    >
      <p class="font-medium">
        {text().title(eventLabel(props.report.event), props.report.refused.length, totalOf(props.report))}
      </p>
      <ul class="mt-1 flex flex-col gap-0.5">
        <For each={props.report.refused}>
          {(result) => (
            <li>
              <span class="font-medium">{props.nameOf(result.item)}</span>
              {` ${text().stays(result.state)}: `}
              {reasonText(result.reason)}
            </li>
          )}
        </For>
      </ul>
    </Notice>
  )
}
