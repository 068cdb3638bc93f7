import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleX from 'lucide-solid/icons/circle-x'
import Info from 'lucide-solid/icons/info'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Finding, Level } from '@souk/process/model'
import { useText } from '../text/use-text.ts'
import type { Icon } from '../ui/icon.ts'
import { text } from './text.ts'

const looks: Readonly<Record<Level, { readonly icon: Icon; readonly class: string }>> = {
  refused: { icon: CircleX, class: 'text-bad' },
  error: { icon: CircleAlert, class: 'text-bad' },
  warning: { icon: TriangleAlert, class: 'text-late' },
  info: { icon: Info, class: 'text-ink-3' },
}

const order: readonly Level[] = ['refused', 'error', 'warning', 'info']

/** The gravest first, within a level by file and line. */
const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (one, other) =>
      order.indexOf(one.level) - order.indexOf(other.level) ||
      one.file.localeCompare(other.file) ||
      one.line - other.line ||
      one.column - other.column,
  )

type FindingsListProps = {
  readonly findings: readonly Finding[]
  /** The text of a line of a file, where it is at hand. */
  readonly lineOf?: ((file: string, line: number) => string | undefined) | undefined
}

/** What the check says about process files: what, where, and what to do. */
export const FindingsList = (props: FindingsListProps): JSX.Element => {
  const words = useText(text)
  return (
    <ul class="divide-y">
      <For each={sorted(props.findings)}>
        {(finding) => (
          <li class="flex gap-3 py-2.5">
            <span class={`mt-0.5 ${looks[finding.level].class}`}>
              <Dynamic component={looks[finding.level].icon} size={16} />
            </span>
            <div class="min-w-0 flex-1">
              <p class="wrap-break-word">
                <span class={`font-medium ${looks[finding.level].class}`}>{words().levels[finding.level]}:</span>{' '}
                {finding.message}
              </p>
              <p class="text-sm text-ink-2 wrap-break-word">{finding.remedy}</p>
              <Show when={props.lineOf?.(finding.file, finding.line)?.trim()}>
                {(line) => (
                  <code class="mt-1 block truncate rounded-xs bg-sunken px-2 py-1 font-mono text-xs">{line()}</code>
                )}
              </Show>
              <p class="mt-0.5 text-xs text-ink-3">
                {words().line(finding.file, finding.line, finding.column)} · {finding.rule}
              </p>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}
