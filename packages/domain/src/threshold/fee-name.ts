/** What a customer reads for the fee of a threshold that is not met. */
export const feeName = (locale: string): string => (locale.startsWith('de') ? 'Mindermengenzuschlag' : 'Surcharge')
