import type { Reason } from '@souk/domain/engine/outcome'
import type { Side } from '@souk/domain/marketplace'
import { dictionary } from '../text/dictionary.ts'
import { locale } from '../text/locale.ts'
import { formatTime } from '../text/time.ts'
import { eventLabel } from './event-label.ts'

const sides: Readonly<Record<Side, string>> = { marketplace: 'marketplace', merchant: 'merchant' }

const words = dictionary({
  en: {
    noSuchEvent: (event: string) => `“${event}” is not possible in this state.`,
    conditionFalse: (names: string) => `Not fulfilled yet: ${names}.`,
    sister: (side: string, state: string) => `The ${side} side of the item stands in “${state}” and cannot follow.`,
    notPermitted: (by: string) => `Only for: ${by}.`,
    pending: (event: string) => `Still waiting for an answer to “${event}”.`,
    held: (event: string, by: string, at: string) => `${by} fired “${event}” already: it runs at ${at}.`,
    formMissing: (form: string) => `It asks for “${form}” first.`,
    pendingSilently: 'Still waiting for an answer from outside.',
    unboundCommand: (name: string) => `The command “${name}” is not connected to anything yet.`,
    unboundCondition: (name: string) => `The condition “${name}” is not connected to anything yet.`,
    expressionFailed: (name: string, why: string) => `The condition “${name}” has no answer: ${why}.`,
    repeated: (times: number) => `Stopped after ${times} rounds of the same step.`,
    changed: (to: string, at: string) => `It moved to “${to}” at ${at}, meanwhile.`,
    changedBy: (who: string, to: string, at: string) => `${who} moved it to “${to}” at ${at}.`,
    by: { operator: 'operators', merchant: 'merchants', customer: 'customers', shop: 'shops', system: 'the system' },
    side: sides,
  },
  de: {
    noSuchEvent: (event) => `„${event}“ ist in diesem Zustand nicht möglich.`,
    conditionFalse: (names) => `Noch nicht erfüllt: ${names}.`,
    sister: (side, state) => `Auf der Seite ${side} steht die Position in „${state}“ und kann nicht folgen.`,
    notPermitted: (by) => `Nur für: ${by}.`,
    pending: (event) => `Wartet noch auf die Antwort zu „${event}“.`,
    held: (event, by, at) => `${by} hat „${event}“ schon ausgelöst: läuft um ${at}.`,
    formMissing: (form) => `Es fragt zuerst nach „${form}“.`,
    pendingSilently: 'Wartet noch auf eine Antwort von außen.',
    unboundCommand: (name) => `Der Befehl „${name}“ ist noch mit nichts verbunden.`,
    unboundCondition: (name) => `Die Bedingung „${name}“ ist noch mit nichts verbunden.`,
    expressionFailed: (name, why) => `Die Bedingung „${name}“ hat keine Antwort: ${why}.`,
    repeated: (times) => `Nach ${times} Runden desselben Schritts angehalten.`,
    changed: (to, at) => `Inzwischen, um ${at}, nach „${to}“ gegangen.`,
    changedBy: (who, to, at) => `${who} hat die Position um ${at} nach „${to}“ bewegt.`,
    by: { operator: 'Betreiber', merchant: 'Händler', customer: 'Kunden', shop: 'Shops', system: 'das System' },
    side: { marketplace: 'des Marktplatzes', merchant: 'des Händlers' },
  },
})

type Mover = keyof typeof words.en.by

const moverName = (by: string): string => (by in words.en.by ? words[locale()].by[by as Mover] : by)

/** Why an item did not or may not move, in the person's language. */
export function reasonText(reason: Reason): string {
  const text = words[locale()]
  switch (reason.code) {
    case 'step.no-such-event':
      return text.noSuchEvent(eventLabel(reason.event))
    case 'step.condition-false':
      return text.conditionFalse(reason.conditions.join(', '))
    case 'step.sister-cannot-follow':
      return [text.sister(text.side[reason.side], reason.state), ...because(reason.because)].join(' ')
    case 'step.not-permitted':
      return text.notPermitted(reason.by.map(moverName).join(', '))
    case 'step.pending':
      return reason.event === null ? text.pendingSilently : text.pending(eventLabel(reason.event))
    case 'step.held':
      return text.held(eventLabel(reason.event), reason.by, formatTime(reason.until, 'time'))
    case 'event.form-missing':
      return text.formMissing(reason.form)
    case 'step.unbound':
      return reason.kind === 'command' ? text.unboundCommand(reason.name) : text.unboundCondition(reason.name)
    case 'step.expression-failed':
      return text.expressionFailed(reason.condition, reason.message)
    case 'step.repeated':
      return text.repeated(reason.times)
    case 'step.changed':
      return changedText(reason)
    case 'step.command-refused':
      return reason.message
  }
}

const because = (reason: Reason | undefined): readonly string[] => (reason ? [reasonText(reason)] : [])

function changedText({ by, at, to }: Extract<Reason, { code: 'step.changed' }>): string {
  const text = words[locale()]
  const time = formatTime(at, 'time')
  return by === '' ? text.changed(to, time) : text.changedBy(by, to, time)
}
