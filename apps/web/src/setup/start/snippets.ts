import type { ExampleOrder } from './example-order.ts'

export type Call = {
  /** Where Souk answers. */
  readonly url: string
  readonly apiKey: string
  readonly order: ExampleOrder
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** For a shell. The key makes a repeated command the same order, not another. */
export const curlSnippet = ({ url, apiKey, order }: Call, idempotencyKey: string): string =>
  [
    `curl ${url}/trpc/orders.place \\`,
    `  -H ${quoted(`authorization: Bearer ${apiKey}`)} \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d ${quoted(JSON.stringify({ idempotencyKey, ...order }, undefined, 2))}`,
  ].join('\n')

/** With the typed client, which makes idempotency keys itself. */
export const clientSnippet = ({ url, apiKey, order }: Call): string =>
  [
    `import { createSouk } from '@souk/client/souk'`,
    ``,
    `const souk = createSouk({ url: ${JSON.stringify(url)}, apiKey: ${JSON.stringify(apiKey)} })`,
    `const placed = await souk.orders.place.mutate(${JSON.stringify(order, undefined, 2).replaceAll(/^(\s*)"(\w+)":/gmu, '$1$2:')})`,
    `console.log(placed.reference)`,
  ].join('\n')
