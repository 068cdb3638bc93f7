import Monitor from 'lucide-solid/icons/monitor'
import Moon from 'lucide-solid/icons/moon'
import Sun from 'lucide-solid/icons/sun'
import type { JSX } from 'solid-js'
import { densities, density, setDensity } from '../style/density.ts'
import { setTheme, theme } from '../style/theme.ts'
import type { Theme } from '../style/theme.ts'
import type { BaseWords } from '../text/base.ts'
import { locale, locales, setLocale } from '../text/locale.ts'
import { useText } from '../text/use-text.ts'
import { Menu } from '../ui/menu.tsx'
import type { MenuItem } from '../ui/menu.tsx'

const icons = { light: Sun, dark: Moon, system: Monitor } as const
const themes: readonly Theme[] = ['light', 'dark', 'system']

export const themeItems = (text: BaseWords): readonly MenuItem[] => [
  { heading: text.preferences.theme },
  ...themes.map((one) => ({
    label: text.preferences[one],
    icon: icons[one],
    checked: theme() === one,
    run: () => setTheme(one),
  })),
]

export const densityItems = (text: BaseWords): readonly MenuItem[] => [
  { heading: text.preferences.density },
  ...densities.map((one) => ({
    label: text.preferences[one],
    checked: density() === one,
    run: () => setDensity(one),
  })),
]

export const localeItems = (text: BaseWords): readonly MenuItem[] => [
  { heading: text.preferences.language },
  ...locales.map((one) => ({ label: text.preferences[one], checked: locale() === one, run: () => setLocale(one) })),
]

/** Theme and language, for the header and the sign-in. */
export const Preferences = (): JSX.Element => {
  const text = useText()
  return (
    <div class="flex items-center">
      <Menu
        label={text().preferences.language}
        items={localeItems(text())}
        placement="bottom-end"
        class="text-xs font-medium uppercase"
      >
        <span class="sr-only">{text().preferences.language}: </span>
        {locale()}
      </Menu>
      <Menu label={text().preferences.theme} icon={icons[theme()]} items={themeItems(text())} placement="bottom-end" />
    </div>
  )
}
