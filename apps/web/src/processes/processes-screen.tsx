import type { JSX } from 'solid-js'
import { usePageTitle } from '../shell/page-title.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const ProcessesScreen = (): JSX.Element => {
  usePageTitle(() => 'Processes')
  return <PageHeader title="Processes" />
}
