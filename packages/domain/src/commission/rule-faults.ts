import { Refused } from '../refused.ts'
import { conditionOf } from './query/parse.ts'
import type { CommissionRule, RuleField } from './rule.ts'

export interface RuleFault {
  readonly field: RuleField
  /** A refusal's: `commission.…` or `query.…`. */
  readonly code: string
  /** What and what to do. */
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** What a rule may refer to: the set-up as it will be once the rule is in it. */
export interface RuleSurroundings {
  readonly groups: ReadonlySet<string>
  readonly stores: ReadonlySet<string>
  readonly merchants: ReadonlySet<string>
  /** Rule names → keys of the rules that have them. */
  readonly names: ReadonlyMap<string, readonly string[]>
}

/** Everything that is wrong with a rule, field by field; nothing: it may be stored. */
export function ruleFaults(rule: CommissionRule, around: RuleSurroundings): RuleFault[] {
  return [
    ...textFaults(rule),
    ...referenceFaults(rule, around),
    ...(rule.calculator === 'fixed' ? fixedFaults(rule) : percentageFaults(rule)),
    ...orderFaults(rule),
    ...conditionFaults(rule, 'item'),
    ...conditionFaults(rule, 'order'),
  ]
}

/** A fault as a refusal; `path` is its field. */
export function refusalOf({ field, code, message, details }: RuleFault): Refused {
  return new Refused(code, message, { path: field, ...details })
}

const LONGEST = { key: 255, name: 255, description: 5000, itemCondition: 5000, orderCondition: 5000 } as const

function textFaults(rule: CommissionRule): RuleFault[] {
  const fields = Object.keys(LONGEST) as (keyof typeof LONGEST)[]
  return fields.flatMap((field) => {
    const { [field]: text } = rule
    if (text === undefined) return []
    const most = LONGEST[field]
    return found(
      text.trim() === '' && fault(field, 'text-missing', 'It is empty. Write something.'),
      text.includes('\0') && fault(field, 'text-unstorable', 'It holds a NUL character. Take it out.'),
      text.length > most && fault(field, 'text-too-long', `It has more than ${most} characters. Shorten it.`),
    )
  })
}

function referenceFaults(rule: CommissionRule, { groups, stores, merchants, names }: RuleSurroundings): RuleFault[] {
  const { key, name, group } = rule
  const store = rule.stores.find((code) => !stores.has(code))
  const merchant = rule.merchants.find((id) => !merchants.has(id))
  const other = names.get(name)?.find((owner) => owner !== key)
  return found(
    other !== undefined && fault('name', 'duplicate-name', `The rule ${other} has this name. Choose another.`),
    !groups.has(group) && fault('group', 'unknown-group', `There is no commission group ${group}. Save it first.`),
    rule.stores.length === 0 && fault('stores', 'store-missing', 'It holds in no store. Name at least one.'),
    store !== undefined && fault('stores', 'unknown-store', `There is no store ${store}. Use one of the set-up.`),
    merchant !== undefined && fault('merchants', 'unknown-merchant', `There is no merchant ${merchant}.`),
  )
}

const HUNDRED_PERCENT = 100_00

function percentageFaults({ amount, fixedAmounts }: CommissionRule): RuleFault[] {
  const isShare = isWhole(amount, HUNDRED_PERCENT)
  return found(
    !isShare && fault('amount', 'bad-amount', 'A percentage is 0 to 100, with two decimals at most.'),
    fixedAmounts.length > 0 &&
      fault('fixedAmounts', 'fixed-amounts-unused', 'A percentage has no fixed amounts. Leave them out.'),
  )
}

/** Minor units; written out it has as many digits as a decimal may have. */
const MOST_PER_PIECE = 10_000_000_000

function fixedFaults({ amount, fixedAmounts }: CommissionRule): RuleFault[] {
  const currencies = fixedAmounts.map(({ currency }) => currency)
  const unknown = currencies.find((currency) => !/^[A-Z]{3}$/.test(currency))
  const twice = currencies.find((currency, index) => currencies.indexOf(currency) < index)
  const areAmounts = fixedAmounts.every(({ net, gross }) => [net, gross].every((one) => isWhole(one, MOST_PER_PIECE)))
  return found(
    amount !== 0 && fault('amount', 'amount-unused', 'A fixed commission has fixed amounts. Its amount is 0.'),
    currencies.length === 0 && fault('fixedAmounts', 'fixed-amount-missing', 'Say how much, for each currency.'),
    unknown !== undefined && fault('fixedAmounts', 'bad-currency', `${unknown} is no currency. Write one like EUR.`),
    twice !== undefined && fault('fixedAmounts', 'duplicate-currency', `${twice} stands twice. Leave one out.`),
    !areAmounts &&
      fault('fixedAmounts', 'bad-fixed-amount', `An amount is 0 to ${MOST_PER_PIECE}, whole in minor units.`),
  )
}

const LAST_PRIORITY = 2_147_483_647

function orderFaults({ priority, validFrom, validTo }: CommissionRule): RuleFault[] {
  const isReversed = validFrom !== undefined && validTo !== undefined && Date.parse(validFrom) > Date.parse(validTo)
  return found(
    !(isWhole(priority, LAST_PRIORITY) && priority > 0) &&
      fault('priority', 'bad-priority', 'A priority is a whole number from 1; the lowest wins.'),
    isReversed &&
      fault('validTo', 'validity-reversed', 'It ends before it begins. Exchange the two, or leave one out.'),
  )
}

function conditionFaults(rule: CommissionRule, scope: 'item' | 'order'): RuleFault[] {
  const field = `${scope}Condition` as const
  const { [field]: query } = rule
  if (query === undefined) return []
  try {
    conditionOf(query, scope)
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, message, details } = error
    return [{ field, code, message, details }]
  }
}

function isWhole(amount: number, most: number): boolean {
  return Number.isInteger(amount) && amount >= 0 && amount <= most
}

function fault(field: RuleField, reason: string, message: string): RuleFault {
  return { field, code: `commission.${reason}`, message }
}

function found(...faults: readonly (RuleFault | false)[]): RuleFault[] {
  return faults.filter((one) => one !== false)
}
