import Keyboard from 'lucide-solid/icons/keyboard'
import LogOut from 'lucide-solid/icons/log-out'
import { createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { createMedia, phone } from '../style/media.ts'
import { useText } from '../text/use-text.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu } from '../ui/menu.tsx'
import type { MenuItem } from '../ui/menu.tsx'
import { showHotkeys } from './hotkeys-dialog.tsx'
import { densityItems, localeItems, themeItems } from './preferences.tsx'
import { useSession } from './session.ts'

/** Who one is, what one prefers, and the way out. */
export const UserMenu = (): JSX.Element => {
  const text = useText()
  const session = useSession()
  const isPhone = createMedia(phone)
  const items = createMemo((): readonly MenuItem[] => {
    const { name, email, kind, merchantName } = session.user
    return [
      { heading: [name, email, merchantName ?? text().user[kind]].join('\n') },
      'line',
      ...(isPhone() ? [...themeItems(text()), ...localeItems(text())] : []),
      ...(isPhone() ? [] : densityItems(text())),
      ...(isPhone() ? [] : [{ label: text().keys.title, icon: Keyboard, kbd: '?', run: showHotkeys }]),
      'line',
      { label: text().user.signOut, icon: LogOut, run: () => void session.signOut() },
    ]
  })
  return (
    <Menu label={text().user.menu(session.user.name)} items={items()} placement="bottom-end" class="px-1">
      <span class="sr-only">{text().user.menu(session.user.name)}</span>
      <Avatar name={session.user.name} />
    </Menu>
  )
}
