import { Refused } from '../refused.ts'

/** What stands in the way of placing; `path` says where in the cart, e.g. `items[2].merchant`. */
export function placeRefusal(
  code: `order.${string}`,
  at: { readonly path: string } & Readonly<Record<string, unknown>>,
  sentence: string,
): Refused {
  return new Refused(code, `${at.path}: ${sentence}`, at)
}
