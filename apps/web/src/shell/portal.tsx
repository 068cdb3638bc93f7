import PackageOpen from 'lucide-solid/icons/package-open'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Gate } from './gate.tsx'
import type { NavItem } from './nav.ts'
import { useSession } from './session.ts'
import { Shell } from './shell.tsx'
import { unread } from './unread.ts'

const Frame = (props: { children?: JSX.Element }): JSX.Element => {
  const text = useText()
  const session = useSession()
  const items = (): readonly NavItem[] => [
    {
      href: '/portal/orders',
      label: text().nav.orders,
      icon: PackageOpen,
      count: unread('merchant-orders'),
      keys: 'g o',
    },
  ]
  return (
    <Shell area={session.user.merchantName ?? text().nav.portal} items={items()}>
      {props.children}
    </Shell>
  )
}

/** The merchant portal: for the people of one merchant. */
export const Portal = (props: { children?: JSX.Element }): JSX.Element => (
  <Gate kind="merchant">
    <Frame>{props.children}</Frame>
  </Gate>
)
