import type { Binding } from '../marketplace.ts'
import { Refused } from '../refused.ts'
import { compileExpression } from './expression.ts'
import type { Expression } from './expression.ts'
import type { Command, Condition, Engine } from './registry.ts'

interface Outside {
  readonly kind: 'outside'
  readonly url: string
}

/** What a name of a process file stands for: a rule of our own, or a question to the outside. */
export type BoundCommand = Outside | { readonly kind: 'builtin'; readonly command: Command }
export type BoundCondition =
  | Outside
  | { readonly kind: 'builtin'; readonly holds: Condition }
  | { readonly kind: 'expression'; readonly ask: Expression }

/** Built-ins first, then what the marketplace bound the name to; undefined: unbound. */
export function commandNamed(name: string, { context, registry }: Engine): BoundCommand | undefined {
  const binding = context.marketplace.commands.get(name)
  const command = builtin(name, registry.commands, binding) ?? (binding?.kind === 'noop' ? noop : undefined)
  return command ? { kind: 'builtin', command } : outside(binding)
}

export function conditionNamed(name: string, { context, registry }: Engine): BoundCondition | undefined {
  const binding = context.marketplace.conditions.get(name)
  const holds = builtin(name, registry.conditions, binding) ?? constant(binding)
  if (!holds && binding?.kind === 'expression') return { kind: 'expression', ask: expressionOf(binding) }
  return holds ? { kind: 'builtin', holds } : outside(binding)
}

type Written = Extract<Binding, { kind: 'expression' }>

const expressions = new WeakMap<Written, Expression>()

/** Compiled once for each binding, which was refused if it was wrong; should it be so today, it gives no answer. */
function expressionOf(binding: Written): Expression {
  const ask = expressions.get(binding) ?? compiledOr(binding)
  expressions.set(binding, ask)
  return ask
}

function compiledOr({ source }: Written): Expression {
  try {
    return compileExpression(source)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const failed = { failed: error.message }
    return () => failed
  }
}

function builtin<Rule>(name: string, rules: ReadonlyMap<string, Rule>, binding: Binding | undefined): Rule | undefined {
  return rules.get(name) ?? (binding?.kind === 'builtin' ? rules.get(binding.name) : undefined)
}

function outside(binding: Binding | undefined): Outside | undefined {
  return binding?.kind === 'webhook' ? { kind: 'outside', url: binding.url } : undefined
}

const noop: Command = { by: 'order', run: () => ({ events: [] }) }

function constant(binding: Binding | undefined): Condition | undefined {
  if (binding?.kind === 'always') return () => true
  return binding?.kind === 'never' ? () => false : undefined
}
