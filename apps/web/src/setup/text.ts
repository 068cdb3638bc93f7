import { dictionary } from '../text/dictionary.ts'

export const text = dictionary({
  en: {
    title: 'Setup',
    tabs: {
      start: 'Start',
      stores: 'Stores',
      merchants: 'Merchants',
      payments: 'Payments',
      people: 'People',
      keys: 'API keys',
      bindings: 'Bindings',
      problems: 'Problems',
    },
  },
  de: {
    title: 'Einrichtung',
    tabs: {
      start: 'Start',
      stores: 'Stores',
      merchants: 'Händler',
      payments: 'Zahlarten',
      people: 'Personen',
      keys: 'API-Schlüssel',
      bindings: 'Verbindungen',
      problems: 'Probleme',
    },
  },
})
