import type { DemoAccounts } from '@souk/adapters/auth/demo-accounts'

export interface GreetingOptions {
  readonly url: string
  readonly demo: DemoAccounts | undefined
  /** While nobody is there. */
  readonly firstRunToken: string | undefined
}

/** What the person at the console needs to come in. */
export function greeting({ url, demo, firstRunToken }: GreetingOptions): string {
  const accounts = demo?.people.map(({ email, password, title }) => `  ${email}  ${password}  (${title})`) ?? []
  return [
    '',
    `Souk is ready at ${url}`,
    ...(demo ? ['', 'Demo accounts:', ...accounts, '', `Demo API key: ${demo.apiKey}`] : []),
    ...(firstRunToken ? ['', `Make the first operator at ${url}/first-run?token=${firstRunToken}`] : []),
    '',
  ].join('\n')
}
