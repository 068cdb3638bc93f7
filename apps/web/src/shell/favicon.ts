import { createEffect } from 'solid-js'
import type { Connection } from './connection.ts'
import { unreadTotal } from './unread.ts'

const dots: Readonly<Record<Connection['status'], string>> = {
  live: '#5fe08a',
  reconnecting: '#ffb547',
  offline: '#8fb5b2',
}

const gate =
  '<rect width="32" height="32" rx="8" fill="#0b6b66"/>' +
  '<path d="M9 25.5V15.5C9 10.5 13 9 16 5.5C19 9 23 10.5 23 15.5V25.5" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/>'

const dot = (status: Connection['status']): string => `<circle cx="16" cy="19.5" r="3.6" fill="${dots[status]}"/>`

const badge = (count: number): string =>
  '<rect x="10" y="12" width="22" height="20" rx="9" fill="#d92d3a" stroke="#fff" stroke-width="1.5"/>' +
  `<text x="21" y="27" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="14" fill="#fff">${count > 9 ? '9+' : count}</text>`

/** The gate with the unread count, or else with its dot in the colour of the connection. */
export const faviconOf = (status: Connection['status'], count: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${gate}${count > 0 ? badge(count) : dot(status)}</svg>`

/** Redraws the window's icon for the owner's life. */
export const followFavicon = (connection: Connection): void => {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  createEffect(() => {
    const svg = faviconOf(connection.status, unreadTotal())
    if (link) link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`
  })
}
