import type { JSX } from 'solid-js'
import { usePageTitle } from '../shell/page-title.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const FirstRunScreen = (): JSX.Element => {
  usePageTitle(() => 'First run')
  return <PageHeader title="First run" />
}
