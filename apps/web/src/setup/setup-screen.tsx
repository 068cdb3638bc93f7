import type { JSX } from 'solid-js'
import { usePageTitle } from '../shell/page-title.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const SetupScreen = (): JSX.Element => {
  usePageTitle(() => 'Setup')
  return <PageHeader title="Setup" />
}
