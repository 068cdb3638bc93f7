import type { Handling, OrderPresence, PresentPerson } from '@souk/contract/presence'
import { locale, localeTag } from '../text/locale.ts'
import { formatTime } from '../text/time.ts'
import { presenceWords } from './words.ts'

/** So many are named before the others are counted. */
const NAMED = 3

/** Who is at an order, as somebody of the team reads it. */
export type PresenceStory = {
  readonly handler: PresentPerson | undefined
  readonly isMine: boolean
  /** Who looks at it besides the reader and who handles it. */
  readonly lookers: readonly PresentPerson[]
  /** A sentence each; empty for nobody. */
  readonly handling: string
  readonly looking: string
  readonly support: string
}

type Reader = { readonly me: string | undefined; readonly now: number }

/** The time alone today, with its date before. */
const when = (since: string, now: number): string =>
  formatTime(since, formatTime(since, 'date') === formatTime(now, 'date') ? 'clock' : 'dateTime')

function handled({ by, since, takenFrom }: Handling, isHere: boolean, { me, now }: Reader): string {
  const words = presenceWords[locale()]
  if (by.id === me) return words.byYou(when(since, now))
  const taken = takenFrom !== null && takenFrom.id === me
  const story = taken ? words.takenFromYou(by.name, when(since, now)) : words.by(by.name, when(since, now))
  return isHere ? story : words.away(story)
}

function looked(lookers: readonly PresentPerson[]): string {
  if (lookers.length === 0) return ''
  const words = presenceWords[locale()]
  const names = lookers.map(({ name }) => name)
  const rest = names.length - NAMED
  const said = rest > 0 ? [...names.slice(0, NAMED), words.others(rest)] : names
  return words.looking(new Intl.ListFormat(localeTag(), { type: 'conjunction' }).format(said), lookers.length)
}

/** All of it in one line; empty for nobody. */
export const toldOf = ({ handling, looking, support }: PresenceStory): string =>
  [handling, looking, support].filter(Boolean).join('. ')

export function presenceStory(order: OrderPresence | undefined, reader: Reader): PresenceStory {
  const { looking = [], handling = null, support = false } = order ?? {}
  const handler = handling?.by
  const isHere = looking.some(({ id }) => id === handler?.id)
  const lookers = looking.filter(({ id }) => id !== reader.me && id !== handler?.id)
  return {
    handler,
    isMine: handler !== undefined && handler.id === reader.me,
    lookers,
    handling: handling ? handled(handling, isHere, reader) : '',
    looking: looked(lookers),
    support: support ? presenceWords[locale()].support : '',
  }
}
