import Inbox from 'lucide-solid/icons/inbox'
import Settings2 from 'lucide-solid/icons/settings-2'
import Workflow from 'lucide-solid/icons/workflow'
import type { JSX } from 'solid-js'
import { useApp } from '../app/app-context.ts'
import { useText } from '../text/use-text.ts'
import { Gate } from './gate.tsx'
import type { NavItem } from './nav.ts'
import { Shell } from './shell.tsx'
import { unread } from './unread.ts'

const Frame = (props: { children?: JSX.Element }): JSX.Element => {
  const text = useText()
  const { problems } = useApp()
  problems.follow()
  const items = (): readonly NavItem[] => [
    { href: '/office/orders', label: text().nav.orders, icon: Inbox, count: unread('orders'), keys: 'g o' },
    { href: '/office/processes', label: text().nav.processes, icon: Workflow, keys: 'g p' },
    {
      href: '/office/setup',
      label: text().nav.setup,
      icon: Settings2,
      count: problems.count(),
      countLabel: text().nav.problems(problems.count()),
      keys: 'g s',
    },
  ]
  return (
    <Shell area={text().nav.office} items={items()}>
      {props.children}
    </Shell>
  )
}

/** The back office: for operators. */
export const Office = (props: { children?: JSX.Element }): JSX.Element => (
  <Gate kind="operator">
    <Frame>{props.children}</Frame>
  </Gate>
)
