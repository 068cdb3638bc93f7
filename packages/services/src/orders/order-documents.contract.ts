import { describe, expect, test } from 'vitest'
import type { DocumentId, OrderId } from '@souk/domain/ids'
import type { OrderDocument, Reclamation, Return } from '@souk/domain/order/documents'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { bigCart, soukOn } from '../testing/kept-orders.ts'
import type { OpenOrders } from '../testing/kept-orders.ts'
import { operator } from '../testing/souk.ts'
import type { DocumentFilter } from './order-documents.ts'

const grace = { reference: 'DE--7', firstName: 'Grace', lastName: 'Hop_per', email: 'grace@example.com' }

type Wanted = DocumentFilter & { readonly kind: 'return' | 'reclamation' }

/** What every list of documents keeps to. */
export function orderDocumentsContract(name: string, open: OpenOrders): void {
  describe(`order documents: ${name}`, () => {
    /** Two customers' orders with a return and a claim each, an hour apart; the first is refunded. */
    async function written() {
      const souk = await soukOn(open)
      const { documents, record, store, newId, clock } = souk
      const first = await souk.get(await souk.livedThrough())
      const second = await souk.get((await souk.place({ ...bigCart, customer: grace })).id)

      const write = async (id: OrderId, document: OrderDocument) => {
        await store.change(id, record(document))
        clock.now = new Date(clock.now.getTime() + 3_600_000)
      }
      const kept = () => ({ id: newId() as DocumentId, at: clock.now.toISOString() })
      for (const [n, { id, customer }] of [first, second].entries()) {
        const sent: Pick<Return, 'kind' | 'items' | 'by'> = { kind: 'return', items: [], by: operator }
        const { reference = '' } = customer
        await write(id, { ...kept(), ...sent, merchant: aMerchant(n + 2).id, reference: `${reference}-R1` })
        const claim: Pick<Reclamation, 'kind' | 'items' | 'openedBy'> = {
          kind: 'reclamation',
          items: [],
          openedBy: operator,
        }
        await write(id, { ...kept(), ...claim, status: n === 0 ? 'closed' : 'open' })
      }
      const found = async (kind: 'return' | 'reclamation', filter: DocumentFilter) =>
        (await documents.list(kind, filter, { limit: 10 })).rows.map(({ order }) => order.reference)
      return { ...souk, first, second, found }
    }

    test('a row is the document as written, with what its order is', async () => {
      const { documents, get, second } = await written()
      const order = await get(second.id)
      const { id, reference, store, currency } = order
      const { rows, total } = await documents.list('return', {}, { limit: 10 })
      expect(rows.map(({ document }) => document.reference)).toEqual(['DE--7-R1', 'DE--21-R1'])
      expect(rows[0]).toEqual({
        document: order.documents[0],
        order: { id, reference, store, currency, customer: 'Grace Hop_per', email: 'grace@example.com' },
      })
      expect(total).toBe(2)
    })

    test('refunds are listed as the order has them', async () => {
      const { documents, first } = await written()
      const { rows } = await documents.list('refund', {}, { limit: 10 })
      expect(rows.map(({ document }) => document)).toEqual(first.refunds.toReversed())
    })

    test('a document is found by its reference among its kind', async () => {
      const { documents } = await written()
      expect((await documents.byReference('return', 'DE--21-R1'))?.document.merchant).toBe(aMerchant(2).id)
      expect(await documents.byReference('invoice', 'DE--21-R1')).toBeUndefined()
      expect(await documents.byReference('return', 'DE--21-R2')).toBeUndefined()
    })

    test.each<[string, Wanted, number[]]>([
      ['finds part of its reference, whatever the case', { kind: 'return', search: 'e--21-r' }, [1]],
      ['finds the order’s reference', { kind: 'reclamation', search: 'de--2' }, [2]],
      ['finds part of a name', { kind: 'return', search: 'LOVE' }, [1]],
      ['takes signs of a pattern as they are', { kind: 'return', search: 'p_p' }, [2]],
      ['that matches nothing finds nothing', { kind: 'return', search: 'p%p' }, []],
      ['finds part of an e-mail', { kind: 'return', search: 'grace@' }, [2]],
      ['by store', { kind: 'return', stores: ['DE'] }, [2, 1]],
      ['by another store', { kind: 'return', stores: ['US'] }, []],
      ['by merchants takes any of them', { kind: 'return', merchants: [aMerchant(2).id, aMerchant(9).id] }, [1]],
      ['by merchant leaves out what concerns none', { kind: 'reclamation', merchants: [aMerchant(2).id] }, []],
      ['by status', { kind: 'reclamation', statuses: ['open'] }, [2]],
      ['by customer', { kind: 'return', customer: 'DE--21' }, [1]],
      ['by time leaves out its end', { kind: 'return', from: '2026-11-02T10:00:00Z', to: '2026-11-02T12:00:00Z' }, [1]],
      ['by time takes in its start', { kind: 'return', from: '2026-11-02T12:00:00Z' }, [2]],
    ])('a filter %s', async (_, { kind, ...filter }, expected) => {
      const { found } = await written()
      expect(await found(kind, filter)).toEqual(expected.map((number) => `DE--${number}`))
    })

    test('pages give every document once, newest first, those of one moment too', async () => {
      const { documents, place, store, record, newId, clock } = await soukOn(open)
      const { id } = await place()
      const at = clock.now.toISOString()
      const notes = Array.from({ length: 7 }, (_, n): OrderDocument => {
        return { kind: 'note', id: newId() as DocumentId, message: `${n}`, success: true, at }
      })
      for (const note of notes) await store.change(id, record(note))
      const seen: unknown[] = []
      let cursor: string | undefined
      do {
        const page = await documents.list('note', {}, { limit: 3, ...(cursor !== undefined && { cursor }) })
        seen.push(...page.rows.map(({ document }) => document))
        expect(page.total).toBe(7)
        cursor = page.next
      } while (cursor !== undefined)
      expect(seen).toEqual(notes.toReversed())
    })

    test('a cursor that no list gave is refused', async () => {
      const { documents } = await soukOn(open)
      const listing = documents.list('note', {}, { limit: 3, cursor: 'nonsense' })
      await expect(listing).rejects.toMatchObject({ code: 'list.bad-cursor' })
    })
  })
}
