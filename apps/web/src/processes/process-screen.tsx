import type { JSX } from 'solid-js'
import { usePageTitle } from '../shell/page-title.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const ProcessScreen = (): JSX.Element => {
  usePageTitle(() => 'Process')
  return <PageHeader title="Process" />
}
