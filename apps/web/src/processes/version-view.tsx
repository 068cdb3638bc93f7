import { useSearchParams } from '@solidjs/router'
import { Match, Show, Suspense, Switch, createEffect, lazy, on } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ProcessDetail, ProcessSummary } from '@souk/contract/processes'
import { useApp } from '../app/app-context.ts'
import { createFollowed } from '../app/followed.ts'
import { failureText } from '../app/refusals.ts'
import { useText } from '../text/use-text.ts'
import { Combobox } from '../ui/combobox.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Bone, Skeleton } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Tab } from '../ui/tabs.tsx'
import { AgesTable } from './ages-table.tsx'
import { createDrawn } from './create-drawn.ts'
import { FindingsList } from './findings-list.tsx'
import { listed } from './listed.ts'
import { ordersHref, standingHref } from './orders-href.ts'
import { StatesTable } from './states-table.tsx'
import { text } from './text.ts'
import { VersionsTable } from './versions-table.tsx'
import type { Family } from './versions.ts'

const GraphTab = lazy(async () => ({ default: (await import('./graph/graph-tab.tsx')).GraphTab }))

const tabIds = ['graph', 'states', 'ages', 'versions', 'findings'] as const

type VersionProps = { readonly family: Family; readonly version: ProcessSummary }

/** Where something of a process is under way. */
export const Loading = (): JSX.Element => (
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

/** One version's graph, or the same in words, or what the check found. */
const Detail = (
  props: VersionProps & { readonly detail: ProcessDetail; readonly tab: string; readonly state: string | undefined },
): JSX.Element => {
  const words = useText(text)
  const { board } = useApp()
  const drawn = createDrawn(() => props.version)
  const shared = {
    countOf: (name: string): number => board.count(props.version.id, name),
    hrefOf: (name: string): string | undefined => (props.version.side === 'marketplace' ? ordersHref(name) : undefined),
  }
  return (
    <Switch>
      <Match when={props.tab === 'graph'}>
        <Suspense fallback={<Loading />}>
          <GraphTab process={props.detail.process} drawn={drawn()} state={props.state} {...shared} />
        </Suspense>
      </Match>
      <Match when={props.tab === 'states'}>
        <StatesTable process={props.detail.process} drawn={drawn()} {...shared} />
      </Match>
      <Match when={props.tab === 'ages'}>
        <AgesTable
          id={props.version.id}
          process={props.detail.process}
          countOf={shared.countOf}
          hrefOf={(state, age) =>
            props.version.side === 'marketplace' ? standingHref({ process: props.version.id, state }, age) : undefined
          }
        />
      </Match>
      <Match when={props.detail.findings.length === 0}>
        <EmptyState title={words().noFindings} text={words().noFindingsText} />
      </Match>
      <Match when={true}>
        <div
          class="scroll-quiet min-h-0 flex-1 px-6 py-2 -outline-offset-2 max-sm:px-4"
          tabindex={0}
          role="region"
          aria-label={words().tabs.findings}
        >
          <FindingsList findings={props.detail.findings} />
        </div>
      </Match>
    </Switch>
  )
}

/** One version: its graph, the same in words, its sisters and what the check found. */
export const VersionView = (props: VersionProps): JSX.Element => {
  const words = useText(text)
  const { souk } = useApp()
  const [params, setParams] = useSearchParams()
  const detail = createFollowed(() => souk.processes.get.query({ id: props.version.id }))
  const load = (): void => {
    detail.clear()
    void detail.reload()
  }
  createEffect(on(() => props.version.id, load))
  const state = (): string | undefined => (typeof params['state'] === 'string' ? params['state'] : undefined)
  const tab = () => tabIds.find((id) => id === params['tab']) ?? 'graph'
  const tabs = (): readonly Tab[] => [
    { id: 'graph', label: words().tabs.graph },
    { id: 'states', label: words().tabs.states, count: props.version.states },
    { id: 'ages', label: words().tabs.ages },
    { id: 'versions', label: words().tabs.versions, count: props.family.versions.length },
    { id: 'findings', label: words().tabs.findings, count: detail.value()?.findings.length },
  ]
  return (
    <>
      <Unbound version={props.version} />
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
            <Detail family={props.family} version={props.version} detail={loaded()} tab={tab()} state={state()} />
          )}
        </Match>
        <Match when={detail.error()}>
          <ErrorState message={failureText(detail.error())} onRetry={() => void detail.reload()} />
        </Match>
      </Switch>
    </>
  )
}
