import { Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ImportedProcess } from '@souk/contract/processes'
import { useText } from '../../text/use-text.ts'
import { Notice } from '../../ui/notice.tsx'
import { FindingsList } from '../findings-list.tsx'
import { listed } from '../listed.ts'
import type { ProcessFile, Verdict } from './process-files.ts'
import { text } from './text.ts'

type CheckResultProps = {
  readonly checked: ImportedProcess
  readonly verdict: Verdict
  readonly files: readonly ProcessFile[]
}

/** What the check says: may it be imported, what it found by line, and what needs a binding afterwards. */
export const CheckResult = (props: CheckResultProps): JSX.Element => {
  const words = useText(text)
  const lineOf = (path: string, line: number): string | undefined =>
    props.files.find((file) => file.path === path)?.content.split(/\r?\n/u)[line - 1]
  return (
    <section aria-live="polite" class="flex flex-col gap-2">
      <Switch>
        <Match when={props.verdict === 'refused'}>
          <Notice kind="bad">{words().refused}</Notice>
        </Match>
        <Match when={props.verdict === 'errors'}>
          <Notice kind="bad">{words().errors}</Notice>
        </Match>
        <Match when={props.checked.findings.length === 0}>
          <Notice>{words().fine}</Notice>
        </Match>
      </Switch>
      <Show when={props.verdict !== 'refused' && props.checked.unbound.length > 0}>
        <Notice kind="late">{words().unbound(listed(props.checked.unbound.map(({ name }) => name)))}</Notice>
      </Show>
      <Show when={props.checked.findings.length > 0}>
        <div>
          <h3 class="text-sm font-medium">{words().findings(props.checked.findings.length)}</h3>
          <FindingsList findings={props.checked.findings} lineOf={lineOf} />
        </div>
      </Show>
    </section>
  )
}
