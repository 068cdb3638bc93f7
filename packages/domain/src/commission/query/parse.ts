import { everyOf, not, someOf } from './condition.ts'
import type { Condition } from './condition.ts'
import { queryFault } from './fault.ts'
import { FIELD_NAMES, fieldNamed } from './fields.ts'
import type { Field, Operator, Scope, Written } from './fields.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/** Deeper parentheses help nobody, and would use up the stack. */
const MAX_DEPTH = 50

/** Where the parser stands in a query. */
interface Cursor {
  readonly scope: Scope
  readonly tokens: readonly Token[]
  at: number
  depth: number
}

/**
 * What a query asks, ready to be asked of any item: `field operator 'value'`, combined by AND, OR (AND binds closer) and
 * parentheses. Keywords and fields in any letter case, values in single or double quotes, lists separated by `;`.
 * Refused with the first fault and its offset: see `QueryFaultCode`.
 */
export function conditionOf(text: string, scope: Scope): Condition {
  const cursor: Cursor = { scope, tokens: tokensOf(text), at: 0, depth: 0 }
  const first = peek(cursor)
  if (first.kind === 'end') {
    throw queryFault('query.no-condition', 0, 'there is no condition. Write one, or leave the field out.')
  }
  const condition = anyOf(cursor)
  const rest = peek(cursor)
  if (rest.kind !== 'end') throw unexpected(rest, 'Join conditions by AND or OR.')
  return condition
}

function anyOf(cursor: Cursor): Condition {
  return someOf(separated(cursor, 'or', allOf))
}

function allOf(cursor: Cursor): Condition {
  return everyOf(separated(cursor, 'and', one))
}

function separated(cursor: Cursor, keyword: string, part: (cursor: Cursor) => Condition): Condition[] {
  const parts = [part(cursor)]
  while (takesWords(cursor, [keyword])) parts.push(part(cursor))
  return parts
}

function one(cursor: Cursor): Condition {
  return peek(cursor).kind === 'open' ? parenthesized(cursor) : clause(cursor)
}

function parenthesized(cursor: Cursor): Condition {
  const { offset } = take(cursor)
  cursor.depth += 1
  if (cursor.depth > MAX_DEPTH) {
    throw queryFault('query.too-deep', offset, `parentheses stand in more than ${MAX_DEPTH} others. Write fewer.`)
  }
  const condition = anyOf(cursor)
  const close = take(cursor)
  if (close.kind === 'end') throw queryFault('query.unclosed-parenthesis', offset, 'this ( is never closed. Add a ).')
  if (close.kind !== 'close') throw unexpected(close, 'Join conditions by AND or OR, or close the parenthesis.')
  cursor.depth -= 1
  return condition
}

function clause(cursor: Cursor): Condition {
  const name = take(cursor)
  const field = fieldOf(name, cursor.scope)
  const operator = operatorOf(cursor, { field, name })
  const written = writtenOf(take(cursor), operator)
  return isNegation(operator) ? not(field.condition(NEGATIONS[operator], written)) : field.condition(operator, written)
}

function fieldOf(name: Token, scope: Scope): Field {
  const names = FIELD_NAMES[scope]
  if (name.kind !== 'word') throw unexpected(name, `A condition begins with its field: ${names}.`)
  const field = fieldNamed(name.text)
  if (!field) throw queryFault('query.unknown-field', name.offset, `${name.text} is no field. Use ${names}.`)
  if (field.scope === scope) return field
  const sentence = `${name.text} is a field of the ${field.scope} condition. Use it there; here is ${names}.`
  throw queryFault('query.field-elsewhere', name.offset, sentence)
}

/** What each of these says is not so. */
const NEGATIONS = { '!=': '=', 'IS NOT IN': 'IS IN', 'does not contain': 'contains' } as const

function isNegation(operator: Operator): operator is keyof typeof NEGATIONS {
  return operator in NEGATIONS
}

const SPELLED = ['IS IN', 'IS NOT IN', 'contains', 'does not contain'] as const

function operatorOf(cursor: Cursor, { field, name }: { readonly field: Field; readonly name: Token }): Operator {
  const token = peek(cursor)
  const operator = spelledOperator(cursor)
  const choice = `${name.text} takes ${field.operators.join(', ')}`
  if (operator === undefined) {
    if (token.kind !== 'word') throw unexpected(token, `${choice} and then a value in quotes.`)
    throw queryFault('query.unknown-operator', token.offset, `${token.text} is no operator. ${choice}.`)
  }
  if (field.operators.includes(operator)) return operator
  throw queryFault('query.wrong-operator', token.offset, `${name.text} does not take ${operator}. ${choice}.`)
}

function spelledOperator(cursor: Cursor): Operator | undefined {
  if (peek(cursor).kind === 'operator') return take(cursor).text as Operator
  return SPELLED.find((operator) => takesWords(cursor, operator.toLowerCase().split(' ')))
}

function writtenOf(token: Token, operator: Operator): Written {
  const { kind, text, offset } = token
  if (kind === 'word') {
    throw queryFault('query.unquoted-value', offset, `${text} is not in quotes. Write '${text}'.`)
  }
  if (kind !== 'value') throw unexpected(token, 'After the operator comes a value in quotes.')
  const isList = operator === 'IS IN' || operator === 'IS NOT IN'
  const values = (isList ? text.split(';') : [text]).map((value) => value.trim()).filter((value) => value !== '')
  if (values.length > 0) return { values, offset }
  throw queryFault('query.no-value', offset, 'there is nothing between the quotes. Write a value.')
}

function unexpected(token: Token, remedy: string): Error {
  const { kind, text, offset } = token
  if (kind === 'end') return queryFault('query.ends-early', offset, `the condition ends too early. ${remedy}`)
  if (kind === 'unclosed') return queryFault('query.unclosed-quote', offset, 'this quote is never closed. Close it.')
  return queryFault('query.unexpected', offset, `${kind === 'value' ? `'${text}'` : text} cannot stand here. ${remedy}`)
}

function peek({ tokens, at }: Cursor): Token {
  return tokens[at] ?? { kind: 'end', text: '', offset: tokens.at(-1)?.offset ?? 0 }
}

function take(cursor: Cursor): Token {
  const token = peek(cursor)
  cursor.at += 1
  return token
}

/** Steps over these words where they stand, in any letter case; otherwise stays. */
function takesWords(cursor: Cursor, words: readonly string[]): boolean {
  const { tokens, at } = cursor
  const stand = words.every((word, index) => {
    const token = tokens[at + index]
    return token?.kind === 'word' && token.text.toLowerCase() === word
  })
  if (stand) cursor.at += words.length
  return stand
}
