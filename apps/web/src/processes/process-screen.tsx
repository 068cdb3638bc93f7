import { useParams, useSearchParams } from '@solidjs/router'
import FileQuestion from 'lucide-solid/icons/file-question-mark'
import Upload from 'lucide-solid/icons/upload'
import { Match, Show, Switch, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ProcessSummary } from '@souk/contract/processes'
import { useApp } from '../app/app-context.ts'
import { failureText } from '../app/refusals.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Importing } from './import/importing.tsx'
import { text } from './text.ts'
import { Loading, VersionView } from './version-view.tsx'
import { familiesOf, itemsOf } from './versions.ts'
import type { Family } from './versions.ts'

/** One process at `/office/processes/:name`; `?v=2` shows another version than the current one, `?state=` a state of it. */
export const ProcessScreen = (): JSX.Element => {
  const words = useText(text)
  const { marketplace, board } = useApp()
  const route = useParams<{ name: string }>()
  const [params, setParams] = useSearchParams()
  const name = (): string => decodeURIComponent(route.name)
  usePageTitle(name)
  board.follow()
  const family = createMemo(() => familiesOf(marketplace.processes()).find((one) => one.name === name()))
  const version = (of: Family): ProcessSummary =>
    of.versions.find((one) => String(one.version) === params['v']) ?? of.current
  return (
    <>
      <PageHeader
        back={{ href: '/office/processes', label: words().title }}
        title={name()}
        meta={
          <Show when={family()}>
            {(found) => (
              <>
                <Badge>{words().sides[found().current.side]}</Badge>
                <Badge phase={version(found()).active ? 'good' : 'late'}>
                  {words().versionOf(version(found()).version)} ·{' '}
                  {version(found()).active ? words().active : words().inactive}
                </Badge>
                <span class="figures">
                  {words().itemsOf(itemsOf(found(), board), formatNumber(itemsOf(found(), board)))}
                </span>
              </>
            )}
          </Show>
        }
        actions={
          <Button icon={Upload} onClick={() => setParams({ import: '1' })}>
            {words().importVersion}
          </Button>
        }
      />
      <Switch fallback={<Loading />}>
        <Match when={family()}>{(found) => <VersionView family={found()} version={version(found())} />}</Match>
        <Match when={marketplace.ready()}>
          <EmptyState icon={FileQuestion} title={words().gone} text={words().goneText}>
            <LinkButton href="/office/processes" kind="primary">
              {words().toList}
            </LinkButton>
          </EmptyState>
        </Match>
        <Match when={marketplace.error()}>
          <ErrorState message={failureText(marketplace.error())} onRetry={marketplace.reload} />
        </Match>
      </Switch>
      <Importing />
    </>
  )
}
