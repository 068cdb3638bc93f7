import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'

export interface Look {
  /** CSS pixels; below 600 it is a telephone with touch. Default 1440. */
  readonly width?: number
  readonly dark?: boolean
  /** What relative addresses start from. */
  readonly baseURL?: string
}

/** One person's page with cookies of its own; closing it forgets them. */
export interface Opened extends AsyncDisposable {
  readonly page: Page
  /** Uncaught errors and console errors so far. */
  readonly faults: readonly string[]
  /** Documents it has loaded so far; one, as long as nothing reloads it. */
  readonly loads: () => number
}

export async function openPage(browser: Browser, { width = 1440, dark = false, ...rest }: Look = {}): Promise<Opened> {
  const phone = width < 600
  const context = await browser.newContext({
    ...rest,
    viewport: { width, height: phone ? 844 : 900 },
    hasTouch: phone,
    isMobile: phone,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  let loads = 0
  page.on('domcontentloaded', () => loads++)
  return { page, faults, loads: () => loads, [Symbol.asyncDispose]: () => context.close() }
}

/** Waits until what moves or fades in has come to rest; what turns for ever does not count. */
export function atRest(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    return Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** Writes `e2e/screens/<name>-<width>-<light|dark>.png` of the whole page, fonts loaded and animations ended; its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const theme = await page.evaluate(async () => {
    await document.fonts.ready
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  })
  const path = join(import.meta.dirname, '../screens', `${name}-${page.viewportSize()?.width}-${theme}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}

/** What axe calls serious or critical on the page as it is now, a line per element: `rule: help (selector)`. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // The other mode opens a second page for frames of other origins, which we have none of, and takes twice as long.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`))
}
