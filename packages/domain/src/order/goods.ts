import type { PlaceLine } from './place-input.ts'

interface Goods extends Pick<PlaceLine, 'sku' | 'offer' | 'configuration'> {
  readonly merchant: string
  readonly options: readonly { readonly name: string; readonly sku?: string | undefined }[]
}

/** What makes goods the same ones, whatever they cost and wherever they are sent. */
export function goodsOf({ sku, merchant, offer, options, configuration = {} }: Goods): string {
  const configured = Object.entries(configuration).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([sku, merchant, offer, options.map((option) => [option.name, option.sku]), configured])
}
