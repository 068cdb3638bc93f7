import type { Page } from 'playwright-core'
import type { Account } from './accounts.ts'

/** What a browser keeps of being signed in. */
export type Session = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

const home = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()

/** From the product's front door to the page the person starts on. */
export async function signIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>): Promise<Session> {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await home(page)
  return page.context().cookies()
}

/** The same for somebody who signed in before: nobody is asked for a password twice, and nobody guesses one too often. */
export async function comeBack(page: Page, session: Session): Promise<void> {
  await page.context().addCookies(session)
  await page.goto('/')
  await home(page)
}
