import { dictionary, plural } from '../text/dictionary.ts'

/** The words for who is at an order. */
export const presenceWords = dictionary({
  en: {
    here: 'Who is here',
    handle: 'Handle',
    release: 'Release',
    takeOver: 'Take over',
    byYou: (since: string) => `Handled by you since ${since}`,
    by: (name: string, since: string) => `Handled by ${name} since ${since}`,
    takenFromYou: (name: string, since: string) => `${name} took this over from you at ${since}`,
    away: (story: string) => `${story} (away)`,
    looking: (names: string, count: number) => `${names} ${plural(count, 'is', 'are')} looking at this`,
    support: 'Marketplace support is here',
    others: (count: number) => plural(count, '1 other', `${count} others`),
    lost: (name: string, reference: string) => `${name} took over ${reference} from you`,
    lostText: 'You can take it back on its page.',
    more: (count: number) => `+${count}`,
  },
  de: {
    here: 'Wer hier ist',
    handle: 'Ich kümmere mich',
    release: 'Abgeben',
    takeOver: 'Übernehmen',
    byYou: (since) => `Sie kümmern sich seit ${since} darum`,
    by: (name, since) => `${name} kümmert sich seit ${since} darum`,
    takenFromYou: (name, since) => `${name} hat dies um ${since} von Ihnen übernommen`,
    away: (story) => `${story} (gerade nicht hier)`,
    looking: (names, count) => `${names} ${plural(count, 'sieht', 'sehen')} sich dies an`,
    support: 'Der Marktplatz-Support ist hier',
    others: (count) => plural(count, '1 weitere Person', `${count} weitere`),
    lost: (name, reference) => `${name} hat ${reference} von Ihnen übernommen`,
    lostText: 'Auf der Seite der Bestellung können Sie sie zurückholen.',
    more: (count) => `+${count}`,
  },
})
