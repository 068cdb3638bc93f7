import type { JSX } from 'solid-js'
import { usePageTitle } from '../shell/page-title.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const SignInScreen = (): JSX.Element => {
  usePageTitle(() => 'Sign in')
  return <PageHeader title="Sign in" />
}
