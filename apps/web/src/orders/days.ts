/** Days in the person's zone, as filters write them: `2026-11-02`. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

export const daysBefore = (date: Date, days: number): string =>
  dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - days))
