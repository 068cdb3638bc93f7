import { createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'

type Permission = NotificationPermission | 'unsupported'

/** Messages of the machine itself, seen when the window is not. */
export type Desktop = {
  readonly permission: Accessor<Permission>
  /** From a click. */
  readonly ask: () => Promise<void>
  readonly show: (message: DesktopMessage) => void
  /** Takes back what was shown for these. */
  readonly close: (isOver: (key: string) => boolean) => void
}

export type DesktopMessage = {
  /** One message a key: a later one takes its place. */
  readonly key: string
  readonly title: string
  /** No customer's data: it may be read over one's shoulder. */
  readonly body: string
  readonly open: () => void
}

const isSupported = (): boolean => 'Notification' in window && window.isSecureContext

const current = (): Permission => (isSupported() ? Notification.permission : 'unsupported')

/** For the owner's life: the permission may be given or taken elsewhere. */
export function createDesktop(): Desktop {
  const [permission, setPermission] = createSignal<Permission>(current())
  const asked = new AbortController()
  const follow = (status: PermissionStatus): void =>
    status.addEventListener('change', () => setPermission(current()), { signal: asked.signal })
  if (isSupported()) navigator.permissions.query({ name: 'notifications' }).then(follow, () => undefined)
  onCleanup(() => asked.abort())
  const shown = new Map<string, Notification>()
  const show = ({ key, title, body, open }: DesktopMessage): void => {
    const message = new Notification(title, { body, tag: key, icon: '/favicon.svg' })
    shown.set(key, message)
    message.addEventListener('click', () => {
      window.focus()
      message.close()
      open()
    })
  }
  return {
    permission,
    async ask() {
      if (permission() === 'default') setPermission(await Notification.requestPermission())
    },
    show(message) {
      if (permission() !== 'granted') return
      try {
        show(message)
      } catch {
        // Chrome on Android has the permission and no constructor: only a service worker may show one there.
        setPermission('unsupported')
      }
    },
    close(isOver) {
      for (const [key, message] of shown) {
        if (!isOver(key)) continue
        message.close()
        shown.delete(key)
      }
    },
  }
}
