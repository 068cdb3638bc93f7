import { createSignal } from 'solid-js'

export const locales = ['en', 'de'] as const
export type Locale = (typeof locales)[number]

const key = 'souk:locale'

const stored = (): Locale => {
  const wanted = localStorage.getItem(key) ?? navigator.language
  return locales.find((locale) => wanted.startsWith(locale)) ?? 'en'
}

const [locale, setSignal] = createSignal<Locale>(stored())

export { locale }

export const setLocale = (next: Locale): void => {
  localStorage.setItem(key, next)
  document.documentElement.lang = next
  setSignal(next)
}

/** The tag for `Intl`: the person's own region where it speaks our language, for dates and digits as they are used to. */
export const localeTag = (): string =>
  navigator.languages.find((tag) => tag.startsWith(`${locale()}-`)) ?? { en: 'en-GB', de: 'de-DE' }[locale()]
