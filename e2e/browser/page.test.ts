import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { openPage, screenshot, seriousViolations } from './page.ts'

/** A machine that has no browser yet gets one first. */
const INSTALLED_WITHIN_MS = 300_000

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
}, INSTALLED_WITHIN_MS)
afterAll(() => browser.close())

const viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
const shell = (body: string) =>
  `<html lang="en"><head>${viewport}<title>Souk</title></head><main><h1>Orders</h1>${body}</main></html>`

test('a page has the width and the theme it was opened with', async () => {
  await using opened = await openPage(browser, { width: 390, dark: true })
  await opened.page.setContent(shell(''))
  expect(await opened.page.evaluate(() => [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches])).toEqual([
    390,
    true,
  ])
})

test('a screenshot names its width and theme', async () => {
  await using opened = await openPage(browser)
  await opened.page.setContent(shell('<p>None yet</p>'))
  const path = await screenshot(opened.page, 'fixture')
  expect(path).toMatch(/fixture-1440-light\.png$/)
  expect(existsSync(path)).toBe(true)
})

test('an unlabelled button is a serious violation, a labelled one is not', async () => {
  await using opened = await openPage(browser)
  await opened.page.setContent(shell('<button></button>'))
  expect(await seriousViolations(opened.page)).toEqual([expect.stringContaining('button-name')])
  await opened.page.setContent(shell('<button>Ship</button>'))
  expect(await seriousViolations(opened.page)).toEqual([])
})

test('an uncaught error is a fault of the page', async () => {
  await using opened = await openPage(browser)
  await opened.page.setContent('<script>missing()</script>')
  expect(opened.faults).toEqual(['missing is not defined'])
})
