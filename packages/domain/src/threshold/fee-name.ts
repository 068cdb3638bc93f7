import { ourLanguage } from '../text.ts'

const names = { en: 'Surcharge', de: 'Mindermengenzuschlag' } as const

/** What a customer reads for the fee of a threshold that is not met. */
export const feeName = (locale: string): string => names[ourLanguage(locale)]
