import { describe, expect, test } from 'vitest'
import type { DocumentId, OrderItemId } from '../ids.ts'
import { anOrder, NOW } from '../testing/order.ts'
import { evolve } from './evolve.ts'
import { closeReclamation, openReclamation } from './reclamation.ts'

const by = { kind: 'operator', id: 'o1', name: 'Olga' } as const
const act = { by, now: new Date(NOW) }
const id = 'r1' as DocumentId

function claimed() {
  const order = anOrder()
  const items = order.items.map((item) => item.id)
  const document = openReclamation(order, { id, items: [...items, ...items], comment: 'Scratched' }, act)
  return { document, order: evolve(order, { type: 'document.recorded', document }, NOW), items }
}

describe('a reclamation', () => {
  test('names its items, once each, and who opened it', () => {
    const { document, items } = claimed()
    expect(document).toEqual({
      kind: 'reclamation',
      id,
      status: 'open',
      items,
      comment: 'Scratched',
      openedBy: by,
      at: NOW,
    })
  })

  test('stays closed', () => {
    const { order } = claimed()
    const document = closeReclamation(order, id, act)
    expect(document).toMatchObject({ status: 'closed', closedBy: by, closedAt: NOW })
    const closed = evolve(order, { type: 'document.recorded', document }, NOW)
    const again = () => closeReclamation(closed, id, act)
    expect(again).toThrow(
      expect.objectContaining({ code: 'reclamation.closed', details: { reclamation: id, by: 'Olga', at: NOW } }),
    )
  })

  test('of another order is not found, and neither is an item of another', () => {
    const order = anOrder()
    expect(() => closeReclamation(order, id, act)).toThrow(expect.objectContaining({ code: 'reclamation.not-found' }))
    const opening = () => openReclamation(order, { id, items: ['i1' as OrderItemId] }, act)
    expect(opening).toThrow(expect.objectContaining({ code: 'item.not-found' }))
  })
})
