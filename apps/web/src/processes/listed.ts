import { localeTag } from '../text/locale.ts'
import { formatNumber } from '../text/money.ts'

const SHOWN = 3

/** Names as a sentence has them: “a, b and c”, of many “a, b, c and +14”. */
export function listed(names: readonly string[]): string {
  const more = names.length - SHOWN
  const shown = more > 1 ? [...names.slice(0, SHOWN), `+${formatNumber(more)}`] : names
  return new Intl.ListFormat(localeTag()).format(shown)
}
