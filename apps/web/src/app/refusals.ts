import { isTooMany, isUnanswered, refusalOf } from '@souk/client/refusal'
import { dictionary } from '../text/dictionary.ts'
import { locale } from '../text/locale.ts'

const general = dictionary({
  en: {
    invalid: 'Some of it is not right yet.',
    tooMany: 'Too many attempts. Wait five minutes, then try again.',
    unanswered: 'The server does not answer. Try again in a moment.',
    unexpected: 'Something went wrong on our side. Try again in a moment.',
  },
  de: {
    invalid: 'Einige Angaben stimmen noch nicht.',
    tooMany: 'Zu viele Versuche. Bitte in fünf Minuten noch einmal.',
    unanswered: 'Der Server antwortet nicht. Bitte gleich noch einmal versuchen.',
    unexpected: 'Bei uns ist etwas schiefgegangen. Bitte gleich noch einmal versuchen.',
  },
})

/** Refusals in the person's language; one that is not here is said in the server's English. */
const byCode: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  'binding.unknown-builtin': {
    en: 'There is no built-in of this name any more.',
    de: 'Eine eingebaute Funktion dieses Namens gibt es nicht mehr.',
  },
  'call.not-permitted': { en: 'You may not do this.', de: 'Das dürfen Sie nicht.' },
  'first-run.not-found': {
    en: 'This link was used already, or is not the one the server printed last.',
    de: 'Dieser Link wurde schon benutzt oder ist nicht der, den der Server zuletzt ausgegeben hat.',
  },
  'handling.taken': {
    en: 'Somebody else handles this order by now.',
    de: 'Um diese Bestellung kümmert sich inzwischen jemand anderes.',
  },
  'key.not-found': { en: 'This key is gone already.', de: 'Diesen Schlüssel gibt es nicht mehr.' },
  'merchant.duplicate-main': {
    en: 'Another merchant is your own shop, and there is only one. Change that one first.',
    de: 'Ein anderer Händler ist Ihr eigener Laden, und es gibt nur einen. Ändern Sie zuerst jenen.',
  },
  'merchant.duplicate-reference': {
    en: 'Another merchant has this reference.',
    de: 'Ein anderer Händler hat diese Referenz.',
  },
  'merchant.not-found': { en: 'This merchant does not exist.', de: 'Diesen Händler gibt es nicht.' },
  'merchant.unknown-store': { en: 'One of the stores does not exist.', de: 'Einen der Stores gibt es nicht.' },
  'order.not-found': { en: 'This order does not exist.', de: 'Diese Bestellung gibt es nicht.' },
  'merchant-order.not-found': { en: 'This order does not exist.', de: 'Diese Bestellung gibt es nicht.' },
  'person.duplicate-email': {
    en: 'Somebody with this e-mail address exists already.',
    de: 'Es gibt schon jemanden mit dieser E-Mail-Adresse.',
  },
  'person.not-found': { en: 'This person does not exist.', de: 'Diese Person gibt es nicht.' },
  'process.not-found': { en: 'This process does not exist.', de: 'Diesen Prozess gibt es nicht.' },
  'sign-in.needed': { en: 'You are signed out. Sign in again.', de: 'Sie sind abgemeldet. Bitte neu anmelden.' },
  'sign-in.wrong': {
    en: 'No account matches this e-mail address and password.',
    de: 'Zu dieser E-Mail-Adresse und diesem Passwort gibt es kein Konto.',
  },
  'step.not-found': {
    en: 'This step was settled meanwhile.',
    de: 'Dieser Schritt wurde inzwischen erledigt.',
  },
  'store.bad-locale': { en: 'This locale is not known.', de: 'Diese Sprache ist nicht bekannt.' },
  'store.bad-time-zone': { en: 'This time zone is not known.', de: 'Diese Zeitzone ist nicht bekannt.' },
}

/** Why something failed, in one sentence of the person's language; never raw data. */
export function failureText(error: unknown): string {
  const words = general[locale()]
  const refusal = refusalOf(error)
  if (refusal?.code === 'input.invalid') return words.invalid
  if (refusal) return byCode[refusal.code]?.[locale()] ?? refusal.message
  if (isTooMany(error)) return words.tooMany
  return isUnanswered(error) ? words.unanswered : words.unexpected
}

/** The same promise; why it was refused, it says in the person's language. For those who show an error's message. */
export const inWords = async <T>(promise: Promise<T>): Promise<T> => {
  try {
    return await promise
  } catch (error) {
    throw new Error(failureText(error), { cause: error })
  }
}

type Issue = { readonly path: string; readonly message: string }

const isIssue = (value: unknown): value is Issue => typeof value === 'object' && value !== null && 'path' in value

/** What the server found wrong with a field of an input, or within it, by its path (`shipments[0].address`). */
export function fieldIssue(error: unknown, field: string): string | undefined {
  const refusal = refusalOf(error)
  const issues = refusal?.code === 'input.invalid' ? refusal.details['issues'] : undefined
  const within = (path: string): boolean =>
    path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`)
  return Array.isArray(issues) ? issues.filter(isIssue).find(({ path }) => within(path))?.message : undefined
}
