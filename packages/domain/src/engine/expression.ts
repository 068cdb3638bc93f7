import { EvaluationError, ParseError, TypeError as CheckError } from '@marcbachmann/cel-js'
import type { ParseResult } from '@marcbachmann/cel-js'
import type { Marketplace } from '../marketplace.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { Refused } from '../refused.ts'
import { calledIn, freeNames, functions, language, longestSource, nodesOf } from './expression/language.ts'
import { meter } from './expression/meter.ts'
import type { Purse } from './expression/meter.ts'
import { itemView, merchantView, orderView } from './expression/views.ts'
import type { Subject } from './registry.ts'

/** A condition that was written in the language of expressions, about one item; without an answer it says why. */
export type Expression = (item: OrderItem, subject: Subject, marketplace: Marketplace) => boolean | Failed

export interface Failed {
  readonly failed: string
}

/** What all expressions of one step may spend together: about a tenth of a second. */
const allowance = 2_000_000

const purses = new WeakMap<Subject, Purse>()
const orderViews = new WeakMap<Order, object>()

/** Compiles a source once for all. Refused: `binding.bad-expression` with line and column. */
export function compileExpression(source: string): Expression {
  const { run, reads } = compiled(source)
  const perOrder = new WeakMap<Order, boolean>()
  const isOfOrder = !reads.has('item') && !reads.has('merchant')
  return (item, subject, marketplace) => {
    const { order } = subject
    const known = perOrder.get(order)
    if (known !== undefined) return known
    const answer = run(viewsOf(item, order, marketplace), purseOf(subject))
    if (isOfOrder && typeof answer === 'boolean') perOrder.set(order, answer)
    return answer
  }
}

type Views = Readonly<Record<string, object>>

interface Compiled {
  readonly run: (views: Views, purse: Purse) => boolean | Failed
  /** Names of the views it reads. */
  readonly reads: ReadonlySet<string>
}

function compiled(source: string): Compiled {
  const parsed = parse(source)
  let open: Purse = { left: 0 }
  meter(parsed.ast, () => open)
  return {
    reads: freeNames(parsed.ast),
    run(views, purse) {
      open = purse
      try {
        const value: unknown = parsed(views)
        return typeof value === 'boolean' ? value : { failed: 'it is neither true nor false' }
      } catch (error) {
        return { failed: reasonOf(error) }
      }
    },
  }
}

function parse(source: string): ParseResult {
  if (source.length > longestSource) throw bad(source, 0, `longer than ${longestSource} characters`)
  const parsed = parsedOr(source)
  const unknown = nodesOf(parsed.ast).find((node) => !functions.has(calledIn(node) ?? 'has'))
  if (unknown) {
    const name = calledIn(unknown) ?? ''
    throw bad(source, unknown.start, `there is no function ${name}; there are ${[...functions].join(', ')}`)
  }
  const { valid, type, error } = parsed.check()
  if (!valid) throw bad(source, error?.range?.start ?? 0, reasonOf(error))
  if (type !== 'bool') throw bad(source, 0, `it gives ${type ?? 'nothing'} instead of true or false`)
  return parsed
}

function parsedOr(source: string): ParseResult {
  try {
    return language.parse(source)
  } catch (error) {
    const offset = error instanceof ParseError ? error.range?.start : undefined
    throw bad(source, offset ?? 0, reasonOf(error))
  }
}

function reasonOf(error: unknown): string {
  const isTold = error instanceof ParseError || error instanceof CheckError || error instanceof EvaluationError
  return isTold ? error.summary : error instanceof Error ? error.message : String(error)
}

function bad(source: string, offset: number, reason: string): Refused {
  const before = source.slice(0, offset).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  return new Refused('binding.bad-expression', `Line ${line}, column ${column}: ${reason}.`, { line, column, reason })
}

function viewsOf(item: OrderItem, order: Order, marketplace: Marketplace): Views {
  const view = orderViews.get(order) ?? new orderView.ctor({ order, marketplace })
  orderViews.set(order, view)
  const merchant = marketplace.merchants.get(item.merchant)
  return {
    order: view,
    item: new itemView.ctor({ item, order, marketplace }),
    ...(merchant && { merchant: new merchantView.ctor(merchant) }),
  }
}

function purseOf(subject: Subject): Purse {
  const purse = purses.get(subject) ?? { left: allowance }
  purses.set(subject, purse)
  return purse
}
