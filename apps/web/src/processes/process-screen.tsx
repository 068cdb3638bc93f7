import { useParams, useSearchParams } from '@solidjs/router'
import FileQuestion from 'lucide-solid/icons/file-question-mark'
import Upload from 'lucide-solid/icons/upload'
import { Match, Show, Suspense, Switch, createEffect, createMemo, lazy, on } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ProcessSummary } from '@souk/contract/processes'
import { useApp } from '../app/app-context.ts'
import { createFollowed } from '../app/followed.ts'
import { failureText } from '../app/refusals.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Bone, Skeleton } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Tab } from '../ui/tabs.tsx'
import { createDrawn } from './create-drawn.ts'
import { FindingsList } from './findings-list.tsx'
import { listed } from './listed.ts'
import { ordersHref } from './orders-href.ts'
import { StatesTable } from './states-table.tsx'
import { text } from './text.ts'
import { VersionsTable } from './versions-table.tsx'
import { familiesOf } from './versions.ts'
import type { Family } from './versions.ts'

const GraphTab = lazy(async () => ({ default: (await import('./graph/graph-tab.tsx')).GraphTab }))
const ImportDialog = lazy(async () => ({ default: (await import('./import/import-dialog.tsx')).ImportDialog }))

const tabIds = ['graph', 'states', 'versions', 'findings'] as const

const Loading = (): JSX.Element => (
  <Skeleton>
    <div class="flex flex-col gap-4 p-6">
      <Bone class="h-6 w-48" />
      <Bone class="h-4 w-full" />
    </div>
  </Skeleton>
)

const Unbound = (props: { version: ProcessSummary }): JSX.Element => {
  const words = useText(text)
  return (
    <Show when={props.version.unbound.length > 0}>
      <Notice
        kind="late"
        class="mx-6 mb-3 max-sm:mx-4"
        actions={
          <LinkButton href="/office/setup/bindings" size="sm">
            {words().bind}
          </LinkButton>
        }
      >
        {words().unboundNotice(listed(props.version.unbound.map(({ name }) => name)))}
      </Notice>
    </Show>
  )
}

/** One version: its graph, the same in words, its sisters and what the check found. */
const Version = (props: { family: Family; version: ProcessSummary }): JSX.Element => {
  const words = useText(text)
  const { souk, board } = useApp()
  const [params, setParams] = useSearchParams()
  const drawn = createDrawn(() => props.version)
  const detail = createFollowed(() => souk.processes.get.query({ id: props.version.id }))
  const load = (): void => {
    detail.clear()
    void detail.reload()
  }
  createEffect(on(() => props.version.id, load))
  const state = (): string | undefined => (typeof params['state'] === 'string' ? params['state'] : undefined)
  const tab = () => tabIds.find((id) => id === params['tab']) ?? 'graph'
  const countOf = (name: string): number => board.count(props.version.id, name)
  const hrefOf = (name: string): string | undefined =>
    props.version.side === 'marketplace' ? ordersHref(name) : undefined
  const tabs = (): readonly Tab[] => [
    { id: 'graph', label: words().tabs.graph },
    { id: 'states', label: words().tabs.states, count: props.version.states },
    { id: 'versions', label: words().tabs.versions, count: props.family.versions.length },
    { id: 'findings', label: words().tabs.findings, count: detail.value()?.findings.length },
  ]
  return (
    <>
      <div class="flex items-end gap-4 border-b px-4 max-sm:px-2">
        <Tabs
          label={props.family.name}
          tabs={tabs()}
          value={tab()}
          onValue={(id) => setParams({ tab: id === 'graph' ? null : id })}
          class="min-w-0 flex-1"
        />
        <Show when={tab() === 'graph' && detail.value()}>
          {(loaded) => (
            <div class="mb-1.5 w-48 max-sm:w-32">
              <Combobox
                label={words().find}
                placeholder={words().find}
                options={loaded().process.states.map(({ name }) => ({ value: name, label: name }))}
                value={state() ?? ''}
                onValue={(name) => setParams({ state: name })}
              />
            </div>
          )}
        </Show>
      </div>
      <Switch fallback={<Loading />}>
        <Match when={tab() === 'versions'}>
          <VersionsTable
            family={props.family}
            shown={props.version}
            onShow={(version) => setParams({ v: version === props.family.current.version ? null : version })}
          />
        </Match>
        <Match when={detail.value()}>
          {(loaded) => (
            <Switch>
              <Match when={tab() === 'graph'}>
                <Suspense fallback={<Loading />}>
                  <GraphTab
                    process={loaded().process}
                    drawn={drawn()}
                    countOf={countOf}
                    hrefOf={hrefOf}
                    state={state()}
                  />
                </Suspense>
              </Match>
              <Match when={tab() === 'states'}>
                <StatesTable process={loaded().process} drawn={drawn()} countOf={countOf} hrefOf={hrefOf} />
              </Match>
              <Match when={loaded().findings.length === 0}>
                <EmptyState title={words().noFindings} text={words().noFindingsText} />
              </Match>
              <Match when={true}>
                <div
                  class="scroll-quiet min-h-0 flex-1 px-6 py-2 -outline-offset-2 max-sm:px-4"
                  tabindex={0}
                  role="region"
                  aria-label={words().tabs.findings}
                >
                  <FindingsList findings={loaded().findings} />
                </div>
              </Match>
            </Switch>
          )}
        </Match>
        <Match when={detail.error()}>
          <ErrorState message={failureText(detail.error())} onRetry={() => void detail.reload()} />
        </Match>
      </Switch>
    </>
  )
}

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
  const items = (of: Family): number => of.versions.reduce((sum, { id }) => sum + board.total(id), 0)
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
                <span class="figures">{words().itemsOf(items(found()), formatNumber(items(found())))}</span>
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
        <Match when={family()}>
          {(found) => (
            <>
              <Unbound version={version(found())} />
              <Version family={found()} version={version(found())} />
            </>
          )}
        </Match>
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
      <Show when={params['import']}>
        <Suspense>
          <ImportDialog onClose={() => setParams({ import: null })} />
        </Suspense>
      </Show>
    </>
  )
}
