import type { ASTNode } from '@marcbachmann/cel-js'
import { nodesOf } from './language.ts'

/**
 * What a step may still spend on its expressions: one for each node that is computed, what a text or list is long, and more
 * for each node an error passes.
 */
export interface Purse {
  left: number
}

/** An error takes some hundred times as long as an answer. */
const errorCost = 250

const empty = new Error('it takes more steps than an expression may')

/** How the library computes a node: by its own method, which it replaces by a faster one when it first runs. */
interface Computed {
  evaluate: (this: void, evaluator: unknown, node: unknown, context: unknown) => unknown
}

/**
 * Makes every node of an expression pay from the purse that is open when it is computed. The language ends by itself, but
 * loops in loops over an order's items take longer than anybody waits, and a text that is doubled often fills the memory.
 * A purse that is empty stays so: CEL goes on after an error where the rest may still decide, and each further node fails.
 */
export function meter(root: ASTNode, purse: () => Purse): void {
  for (const node of nodesOf(root)) pay(node as unknown as Computed, purse)
}

function pay(node: Computed, purse: () => Purse): void {
  let compute = node.evaluate
  const paid: Computed['evaluate'] = (evaluator, self, context) => {
    const open = purse()
    spend(open, 1)
    try {
      const value = compute.call(node as never, evaluator, self, context)
      spend(open, lengthOf(value))
      return value
    } catch (error) {
      open.left -= errorCost
      throw error
    }
  }
  Object.defineProperty(node, 'evaluate', {
    get: () => paid,
    set: (faster: Computed['evaluate']) => {
      compute = faster
    },
  })
}

function spend(purse: Purse, cost: number): void {
  purse.left -= cost
  if (purse.left < 0) throw empty
}

const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0)
