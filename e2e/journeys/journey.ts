import type { Page } from 'playwright-core'
import { expect, inject, test as plain } from 'vitest'
import { createSouk } from '@souk/client/souk'
import { launchBrowser } from '../browser/chromium.ts'
import { openPage, screenshot } from '../browser/page.ts'
import type { Look, Opened } from '../browser/page.ts'
import { startProduct, temporaryDataDir } from '../browser/product.ts'
import type { Product, ProductOptions } from '../browser/product.ts'
import { accountOf, accountsIn } from './accounts.ts'
import { comeBack, signIn } from './sign-in.ts'
import type { Session } from './sign-in.ts'

export { expect }

/** Brings the person whose account's title begins so (`operator`, a merchant's name) to the page they start on. */
export type Enter = (title: string, look?: Look) => Promise<Page>

/** A page, and which words on its console are no fault. */
interface Watched extends Opened {
  readonly pardoned: RegExp
}

/** Nothing was on the console, and nothing but the first document was ever loaded. */
async function close({ page, faults, loads, pardoned, ...opened }: Watched): Promise<void> {
  const at = page.url()
  await opened[Symbol.asyncDispose]()
  const said = faults.filter((fault) => !pardoned.test(fault))
  expect({ at, said, loads: loads() }).toEqual({ at, said: [], loads: 1 })
}

const nothing = /^\b$/

/**
 * What journeys have at hand. `open` opens somebody's page; by the end it may have loaded no second document and said
 * nothing on the console, and where a journey fails, `e2e/screens` shows its pages. `enter` opens one in the product that
 * all journeys share, whose storefront is `shop`; `boot` starts a product of the test's own, each time on the same new
 * data directory.
 */
export const test = plain
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads there what a fixture needs.
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('accounts', { scope: 'file' }, () => accountsIn(inject('product').printed))
  .extend('shop', { scope: 'file' }, ({ accounts }, { onCleanup }) => {
    const souk = createSouk({ url: inject('product').url, apiKey: accounts.apiKey })
    onCleanup(() => souk.close())
    return souk
  })
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads there what a fixture needs.
  .extend('dataDir', async ({}, { onCleanup }) => {
    const dataDir = await temporaryDataDir()
    onCleanup(() => dataDir[Symbol.asyncDispose]())
    return dataDir.path
  })
  .extend('boot', ({ dataDir }, { onCleanup }) => {
    const products: Product[] = []
    onCleanup(async () => {
      for (const product of products) await product[Symbol.asyncDispose]()
    })
    return async (options: Omit<ProductOptions, 'dataDir'>): Promise<Product> => {
      const product = await startProduct({ dataDir, ...options })
      products.push(product)
      return product
    }
  })
  .extend('open', ({ browser, task }, { onCleanup }) => {
    const pages: Watched[] = []
    onCleanup(async () => {
      for (const [index, { page }] of pages.entries()) {
        if (task.result?.state === 'fail') await screenshot(page, `failed-${index + 1}`)
      }
      for (const opened of pages) await close(opened)
    })
    return async (look: Look, pardoned = nothing): Promise<Page> => {
      const opened = await openPage(browser, look)
      pages.push({ ...opened, pardoned })
      return opened.page
    }
  })
  .extend('sessions', { scope: 'file' }, () => new Map<string, Session>())
  .extend('enter', ({ open, accounts, sessions }): Enter => {
    return async (title, look) => {
      const page = await open({ baseURL: inject('product').url, ...look })
      const session = sessions.get(title)
      if (session) await comeBack(page, session)
      else sessions.set(title, await signIn(page, accountOf(accounts, title)))
      return page
    }
  })
