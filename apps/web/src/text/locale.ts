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

const isTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}

/** The person's languages, dearest first, that `Intl` takes: where the system has none, Chromium says `en-US@posix`. */
export const languages = (): readonly string[] => navigator.languages.filter(isTag)

/** The tag for `Intl`: the person's own region where it speaks our language, for dates and digits as they are used to. */
export const localeTag = (): string =>
  languages().find((tag) => tag.startsWith(`${locale()}-`)) ?? { en: 'en-GB', de: 'de-DE' }[locale()]
