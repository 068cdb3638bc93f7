import { Refused } from '../../refused.ts'

export type QueryFaultCode =
  | 'query.no-condition'
  | 'query.unknown-field'
  | 'query.field-elsewhere'
  | 'query.unknown-operator'
  | 'query.wrong-operator'
  | 'query.unquoted-value'
  | 'query.unclosed-quote'
  | 'query.no-value'
  | 'query.bad-number'
  | 'query.unknown-price-mode'
  | 'query.unclosed-parenthesis'
  | 'query.unexpected'
  | 'query.ends-early'
  | 'query.too-deep'

/** `offset` counts the characters before the fault, from 0; people count from 1. `sentence` says what and what to do. */
export function queryFault(code: QueryFaultCode, offset: number, sentence: string): Refused {
  return new Refused(code, `At character ${offset + 1}: ${sentence}`, { offset })
}
