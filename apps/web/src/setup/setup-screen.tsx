import { useNavigate, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useApp } from '../app/app-context.ts'
import { NotFound } from '../shell/not-found.tsx'
import { usePageTitle } from '../shell/page-title.ts'
import { useText } from '../text/use-text.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Tab } from '../ui/tabs.tsx'
import { BindingsSection } from './bindings/bindings-section.tsx'
import { KeysSection } from './keys/keys-section.tsx'
import { MerchantsSection } from './merchants/merchants-section.tsx'
import { PaymentMethodsSection } from './payment-methods/payment-methods-section.tsx'
import { PeopleSection } from './people/people-section.tsx'
import { ProblemsSection } from './problems/problems-section.tsx'
import { StartSection } from './start/start-section.tsx'
import { StoresSection } from './stores/stores-section.tsx'
import { text } from './text.ts'

const sections = {
  start: StartSection,
  stores: StoresSection,
  merchants: MerchantsSection,
  payments: PaymentMethodsSection,
  people: PeopleSection,
  keys: KeysSection,
  bindings: BindingsSection,
  problems: ProblemsSection,
} as const satisfies Record<string, Component>

type SectionId = keyof typeof sections

const isSection = (id: string): id is SectionId => Object.hasOwn(sections, id)

/** Everything one sets up, a tab each; the tab stands in the address. */
export const SetupScreen = (): JSX.Element => {
  const words = useText(text)
  const { marketplace, problems } = useApp()
  const params = useParams<{ section?: string }>()
  const navigate = useNavigate()
  const section = (): SectionId | undefined => {
    const id = params.section || 'start'
    return isSection(id) ? id : undefined
  }
  const counts = (): Partial<Record<SectionId, number>> => ({
    stores: marketplace.stores().length,
    merchants: marketplace.merchants().length,
    payments: marketplace.paymentMethods().length,
    ...(problems.unbound().length > 0 && { bindings: problems.unbound().length }),
    ...(problems.count() > 0 && { problems: problems.count() }),
  })
  const tabs = (): readonly Tab[] =>
    Object.keys(sections)
      .filter(isSection)
      .map((id) => ({ id, label: words().tabs[id], count: counts()[id] }))
  const go = (id: string): void => {
    navigate(id === 'start' ? '/office/setup' : `/office/setup/${id}`)
  }
  return (
    <Show when={section()} fallback={<NotFound />}>
      {(id) => {
        usePageTitle(() => (id() === 'start' ? words().title : `${words().tabs[id()]} · ${words().title}`))
        return (
          <>
            <PageHeader title={words().title} />
            <Tabs label={words().title} tabs={tabs()} value={id()} onValue={go} class="border-b px-4 max-sm:px-2">
              <Dynamic component={sections[id()]} />
            </Tabs>
          </>
        )
      }}
    </Show>
  )
}
