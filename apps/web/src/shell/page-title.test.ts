import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { faviconOf } from './favicon.ts'
import { followTitle, titleOf, usePageTitle } from './page-title.ts'
import { setUnread, unreadTotal } from './unread.ts'

test('the title holds the unread count, the page and the product', () => {
  expect(titleOf('Orders', 3)).toBe('(3) Orders · Souk')
  expect(titleOf('Orders', 0)).toBe('Orders · Souk')
  expect(titleOf('', 0)).toBe('Souk')
})

test('the window follows what is unread of all kinds', () => {
  createRoot((dispose) => {
    followTitle()
    usePageTitle(() => 'Orders')
    setUnread('orders', 2)
    setUnread('returns', 1)
    return dispose
  })()
  expect(unreadTotal()).toBe(3)
  expect(document.title).toBe('(3) Orders · Souk')
})

test('the icon shows the count, or how the connection does', () => {
  expect(faviconOf('live', 12)).toContain('>9+<')
  expect(faviconOf('live', 2)).toContain('>2<')
  expect(faviconOf('live', 0)).not.toBe(faviconOf('offline', 0))
})
