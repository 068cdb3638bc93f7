import { createEffect } from 'solid-js'
import type { Connection } from './connection.ts'
import { unreadTotal } from './unread.ts'

const dots: Readonly<Record<Connection['status'], string>> = {
  live: '#3fae62',
  reconnecting: '#e0932f',
  offline: '#8a949c',
}

const mark =
  '<rect width="32" height="32" rx="8" fill="#0b6b66"/><g fill="#fff">' +
  '<path d="M8.2 7h15.6l2.2 6.4a3.1 3.1 0 0 1-5 2.4 3.3 3.3 0 0 1-5 0 3.3 3.3 0 0 1-5 0 3.1 3.1 0 0 1-5-2.4z"/>' +
  '<path d="M9 18.6c.9 0 1.7-.2 2.5-.6V25H9a1 1 0 0 1-1-1v-5.5zM23 18.6c-.9 0-1.7-.2-2.500-.6V25H23a1 1 0 0 0 1-1v-5.5z"/></g>'

const dot = (status: Connection['status']): string =>
  `<circle cx="25" cy="25" r="6" fill="${dots[status]}" stroke="#fff" stroke-width="2"/>`

const badge = (count: number): string =>
  '<rect x="12" y="13" width="20" height="19" rx="9" fill="#d92d3a" stroke="#fff" stroke-width="1.5"/>' +
  `<text x="22" y="27.500" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="14" fill="#fff">${count > 9 ? '9+' : count}</text>`

/** Our mark with the unread count, or else a dot in the colour of the connection. */
export const faviconOf = (status: Connection['status'], count: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${mark}${count > 0 ? badge(count) : dot(status)}</svg>`

/** Redraws the window's icon for the owner's life. */
export const followFavicon = (connection: Connection): void => {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  createEffect(() => {
    const svg = faviconOf(connection.status, unreadTotal())
    if (link) link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`
  })
}
