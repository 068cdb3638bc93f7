import type { PlaceLine } from './place-input.ts'

/** Goods that are a code, which is mailed: their attributes say `gift card` = `true`. */
export function isGiftCard({ attributes }: Pick<PlaceLine, 'attributes'>): boolean {
  return attributes?.['gift card'] === 'true'
}
