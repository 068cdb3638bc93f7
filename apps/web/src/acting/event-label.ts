import { locale } from '../text/locale.ts'
import type { Locale } from '../text/locale.ts'

/** The reference's own words for its events. Exact and case-sensitive: `cancel-return` is not `cancel`. */
const labels: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: new Map([
    ['pay', 'Pay'],
    ['ship', 'Ship'],
    ['stock-update', 'Stock update'],
    ['close', 'Close'],
    ['refund', 'Refund'],
    ['execute-return', 'Execute return'],
    ['cancel', 'Cancel'],
    ['skip timeout', 'Skip timeout'],
    ['deliver', 'Deliver'],
    ['cancel by merchant', 'Cancel by merchant'],
  ]),
  de: new Map([
    ['pay', 'Bezahlen'],
    ['ship', 'Versenden'],
    ['stock-update', 'Bestand aktualisieren'],
    ['close', 'Abschließen'],
    ['refund', 'Erstatten'],
    ['execute-return', 'Rücksendung ausführen'],
    ['cancel', 'Stornieren'],
    ['skip timeout', 'Frist überspringen'],
    ['deliver', 'Zustellen'],
    ['cancel by merchant', 'Durch Händler stornieren'],
  ]),
}

/** What an event's button says, in the person's language; an event without a word of its own shows its name unchanged. */
export const eventLabel = (event: string): string => labels[locale()].get(event) ?? event
