/**
 * Money is whole minor units of one currency, rates are hundredths of a percent (19 % = 1900). Everything here is exact
 * for any safe integer: products that outgrow 2^53 are computed with BigInt.
 */

/** amount × part ÷ whole, rounded half up; a negative amount mirrors its positive one. `whole` is positive. */
export function roundHalfUp(amount: number, part: number, whole: number): number {
  const { quotient, remainder } = divide({ amount: Math.abs(amount), part, whole })
  const rounded = remainder >= whole - remainder ? quotient + 1 : quotient
  return amount < 0 ? 0 - rounded : rounded
}

export function percentOf(amount: number, basisPoints: number): number {
  return roundHalfUp(amount, basisPoints, 10_000)
}

/** The tax that a gross price contains: x − x ÷ (1 + r). */
export function taxWithin(gross: number, rate: number): number {
  return roundHalfUp(gross, rate, 10_000 + rate)
}

/** The tax that comes on top of a net price. */
export function taxOn(net: number, rate: number): number {
  return percentOf(net, rate)
}

/**
 * Shares a total out by weights (none negative), by largest remainder, earlier ones first among equals: the shares add up
 * to the total exactly, none is off its exact value by a whole unit, a weight of zero gets nothing. No weight at all
 * shares evenly. A negative total mirrors its positive one.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (total === 0) return weights.map(() => 0)
  if (weights.length === 1) return [total]
  const whole = sum(weights)
  if (weights.length === 0) throw new Error('there is nobody to share the amount out to')
  if (whole === 0)
    return allocate(
      total,
      Array.from(weights, () => 1),
    )
  const exact = weights.map((part) => divide({ amount: Math.abs(total), part, whole }))
  const left = Math.abs(total) - sum(exact.map(({ quotient }) => quotient))
  const raised = largest(exact, left)
  const shares = exact.map(({ quotient }, index) => (raised.has(index) ? quotient + 1 : quotient))
  return total < 0 ? shares.map((share) => 0 - share) : shares
}

export function sum(amounts: readonly number[]): number {
  let total = 0
  for (const amount of amounts) total += amount
  return total
}

interface Ratio {
  readonly amount: number
  readonly part: number
  readonly whole: number
}

interface Exact {
  readonly quotient: number
  readonly remainder: number
}

function divide({ amount, part, whole }: Ratio): Exact {
  const product = amount * part
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % whole
    return { quotient: (product - remainder) / whole, remainder }
  }
  const exact = BigInt(amount) * BigInt(part)
  const divisor = BigInt(whole)
  return { quotient: Number(exact / divisor), remainder: Number(exact % divisor) }
}

/** Indexes of the `count` largest remainders. */
function largest(exact: readonly Exact[], count: number): ReadonlySet<number> {
  if (count === 0) return new Set()
  const order = exact.map(({ remainder }, index) => ({ remainder, index }))
  order.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  return new Set(order.slice(0, count).map(({ index }) => index))
}
