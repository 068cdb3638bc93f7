import type { ProcessId } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'

export const merchantNotFound = (id: string): Refused =>
  new Refused('merchant.not-found', `There is no merchant ${id}.`, { id })

export const duplicateReference = (reference: string): Refused =>
  new Refused('merchant.duplicate-reference', `Another merchant is ${reference}. Choose another reference.`, {
    reference,
  })

/** A marketplace has one shop of its own. */
export function duplicateMain({ reference }: Pick<Merchant, 'reference'>): Refused {
  const sentence = `${reference} is the main merchant, and there is one. Save it with main: false first.`
  return new Refused('merchant.duplicate-main', sentence, { reference })
}

export type ProcessQuery = { readonly id: ProcessId } | { readonly name: string }

export function processNotFound(query: ProcessQuery): Refused {
  const [wanted, details] = 'id' in query ? [query.id, { id: query.id }] : [query.name, { name: query.name }]
  return new Refused('process.not-found', `There is no process ${wanted}.`, details)
}
