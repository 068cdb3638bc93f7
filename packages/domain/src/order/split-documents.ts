import { allocate, sum } from '../money.ts'
import { entitled, transferred } from '../payout/entitled.ts'
import type { GiftCard, OrderDocument, Payout } from './documents.ts'
import { minus } from './split.ts'
import type { ItemSplit } from './split.ts'

/**
 * What is written about a row is about both its pieces; of the gift cards it came to, each has one a unit. Invoices stay as they
 * were sent: `OrderItem.invoicedAs`.
 */
export function splitDocuments(documents: readonly OrderDocument[], split: ItemSplit): OrderDocument[] {
  const cards = documents.filter((document) => document.kind === 'gift-card' && document.item === split.item.id)
  const gone = new Set(cards.slice(split.item.quantity))
  return documents.map((document, index) => {
    if (document.kind === 'payout') return splitPayout(document, split, documents.slice(0, index))
    if (document.kind === 'gift-card') return gone.has(document) ? { ...document, item: split.part.id } : document
    return splitDocument(document, split)
  })
}

function splitDocument(document: Exclude<OrderDocument, GiftCard | Payout>, { item, part }: ItemSplit): OrderDocument {
  switch (document.kind) {
    case 'return': {
      const line = document.items.find((one) => one.item === item.id)
      return line ? { ...document, items: [...document.items, { ...line, item: part.id }] } : document
    }
    case 'reclamation':
      return document.items.includes(item.id) ? { ...document, items: [...document.items, part.id] } : document
    case 'comment':
    case 'note':
    case 'invoice':
    case 'amendment':
      return document
  }
}

/**
 * With the transfers before it, each piece has had what its merchant has a right to for it; where that is nothing any more, its part
 * of the price.
 */
function splitPayout(payout: Payout, { item, part }: ItemSplit, before: readonly OrderDocument[]): Payout {
  const line = payout.items.find((one) => one.item === item.id)
  if (!line) return payout
  const both = [item.amounts, part.amounts]
  const rights = both.map(entitled)
  const weights = sum(rights) > 0 ? rights : both.map(({ priceToPay }) => priceToPay)
  const had = (documents: readonly OrderDocument[]) => allocate(transferred({ documents }).get(item.id) ?? 0, weights)
  const moved =
    payout.status === 'failed' ? allocate(line.amount, weights) : minus(had([...before, payout]), had(before))
  const [rest = 0, own = 0] = moved.map(Math.abs)
  const items = payout.items.map((one) => (one === line ? { ...line, amount: rest } : one))
  return { ...payout, items: [...items, { item: part.id, amount: own }] }
}
