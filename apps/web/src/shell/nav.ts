import type { Icon } from '../ui/icon.ts'

/** One place to go. `count` is what is unread there; `keys` the shortcut that goes there. */
export type NavItem = {
  readonly href: string
  readonly label: string
  readonly icon: Icon
  readonly count?: number | undefined
  readonly keys?: string | undefined
}
