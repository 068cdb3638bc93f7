import { Environment } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import { amountsView, itemView, merchantView, orderView, totalsView } from './views.ts'

/** Longest source, in characters. */
export const longestSource = 2000

/** The language of expressions: CEL over the three views, each expression within bounds. */
export const language = new Environment({
  limits: { maxAstNodes: 500, maxDepth: 32, maxListElements: 100, maxMapEntries: 100, maxCallArguments: 8 },
})
for (const { name, ctor, fields } of [totalsView, amountsView, merchantView, itemView, orderView])
  language.registerType(name, { ctor, fields })
language.registerVariable('order', orderView.name)
language.registerVariable('item', itemView.name)
language.registerVariable('merchant', merchantView.name)

/** Macros that run over a list, their first argument being the name of its member. */
const LOOPS = ['all', 'exists', 'exists_one', 'filter', 'map']
const TEXTS = ['contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii', 'trim']
const VALUES = ['has', 'size', 'int', 'double', 'string', 'bool', 'timestamp', 'duration']

/**
 * Every function there is. Of CEL's others some may take for ever (`matches`: its patterns are JavaScript's, which can go
 * back over a text again and again), some grow a text in one call (`join`), and the rest nobody needs to decide by.
 */
export const functions: ReadonlySet<string> = new Set([...LOOPS, ...TEXTS, ...VALUES])

/** The name of a function or macro a node calls. */
export const calledIn = (node: ASTNode): string | undefined =>
  node.op === 'call' || node.op === 'rcall' ? node.args[0] : undefined

/** What a node is made of. */
function childrenOf(node: ASTNode): readonly ASTNode[] {
  const parts: readonly unknown[] = [node.args].flat(3)
  return parts.filter(isNode)
}

const isNode = (part: unknown): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part

/** The node and everything in it. */
export const nodesOf = (node: ASTNode): readonly ASTNode[] => [node, ...childrenOf(node).flatMap(nodesOf)]

/** The names a node reads that no loop around it brings. */
export function freeNames(node: ASTNode): ReadonlySet<string> {
  if (node.op === 'id') return new Set([node.args])
  const [member, ...inside] = node.op === 'rcall' && LOOPS.includes(node.args[0]) ? node.args[2] : []
  if (node.op !== 'rcall' || member?.op !== 'id')
    return new Set(childrenOf(node).flatMap((each) => [...freeNames(each)]))
  const bound = inside.flatMap((each) => [...freeNames(each)]).filter((name) => name !== member.args)
  return new Set([...freeNames(node.args[1]), ...bound])
}
