import type { JSX } from 'solid-js'
import { usePageTitle } from '../shell/page-title.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const OrderScreen = (): JSX.Element => {
  usePageTitle(() => 'Order')
  return <PageHeader title="Order" />
}
