import { dictionary, plural } from '../text/dictionary.ts'
import { locale } from '../text/locale.ts'
import { showToast } from '../ui/toast.ts'
import { eventLabel } from './event-label.ts'
import { doneOf, targetsOf, totalOf } from './outcome.ts'
import type { Report } from './outcome.ts'

const words = dictionary({
  en: {
    done: 'The state is updated successfully.',
    partly: (moved: number, total: number) => `${moved} of ${plural(total, '1 item', `${total} items`)} updated`,
    none: (event: string) => `Event “${event}” was not triggered`,
    nobody: 'No item could take it any more.',
    moved: (count: number, to: string) => `${plural(count, '1 item', `${count} items`)} moved to ${to}.`,
    pending: (count: number) => `${plural(count, '1 item waits', `${count} items wait`)} for an answer from outside.`,
    held: (count: number) => `${plural(count, '1 item follows', `${count} items follow`)} soon, unless it is undone.`,
    refused: (count: number) => `${plural(count, '1 item', `${count} items`)} did not move: see why in the order.`,
  },
  de: {
    done: 'Der Status wurde aktualisiert.',
    partly: (moved, total) => `${moved} von ${plural(total, '1 Position', `${total} Positionen`)} aktualisiert`,
    none: (event) => `Ereignis „${event}“ wurde nicht ausgelöst`,
    nobody: 'Keine Position konnte es mehr annehmen.',
    moved: (count, to) => `${plural(count, '1 Position', `${count} Positionen`)} nach ${to} bewegt.`,
    pending: (count) =>
      `${plural(count, '1 Position wartet', `${count} Positionen warten`)} auf eine Antwort von außen.`,
    held: (count) =>
      `${plural(count, '1 Position folgt', `${count} Positionen folgen`)} gleich, wenn es nicht zurückgenommen wird.`,
    refused: (count) =>
      `${plural(count, '1 Position hat', `${count} Positionen haben`)} sich nicht bewegt: warum, steht in der Bestellung.`,
  },
})

/** The sentences of a report, what went well first. */
function reportLines(report: Report): readonly string[] {
  const text = words[locale()]
  const { moved, pending, held, refused } = report
  return [
    ...(totalOf(report) === 0 ? [text.nobody] : []),
    ...(moved.length > 0 ? [text.moved(moved.length, targetsOf(report).join(', '))] : []),
    ...(pending.length > 0 ? [text.pending(pending.length)] : []),
    ...(held.length > 0 ? [text.held(held.length)] : []),
    ...(refused.length > 0 ? [text.refused(refused.length)] : []),
  ]
}

/** Says in the corner how many items really moved; only a refusal stays until dismissed. Returns the toast's id. */
export function showReport(report: Report): number {
  const text = words[locale()]
  const done = doneOf(report)
  const said = { text: reportLines(report).join(' ') }
  if (done === 0) return showToast({ kind: 'error', title: text.none(eventLabel(report.event)), ...said })
  if (report.refused.length === 0) return showToast({ kind: 'good', title: text.done, ...said })
  return showToast({ kind: 'info', title: text.partly(done, totalOf(report)), stay: true, ...said })
}
