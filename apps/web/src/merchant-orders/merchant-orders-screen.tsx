import type { JSX } from 'solid-js'
import { usePageTitle } from '../shell/page-title.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const MerchantOrdersScreen = (): JSX.Element => {
  usePageTitle(() => 'Orders')
  return <PageHeader title="Orders" />
}
