import { machineOn } from '@souk/domain/engine/machine'
import { candidateOf } from '@souk/domain/engine/migrate'
import type { ProcessId } from '@souk/domain/ids'
import { sides } from '@souk/domain/marketplace'
import { isWithin } from '@souk/domain/order/ages'
import type { Order } from '@souk/domain/order/order'
import { MOST_EXAMPLES } from './process-items.ts'
import type { ProcessItems, MigrationCandidates } from './process-items.ts'
import { totalOf } from './total.ts'

/** Which items in memory run which version of a process. */
export function memoryProcessItems(orders: () => Iterable<Order>): ProcessItems {
  const machines = () =>
    [...orders()].flatMap((order) =>
      order.items.flatMap((item) =>
        sides.flatMap((side) => {
          const machine = machineOn(item, side)
          return machine ? [{ order, item, side, machine }] : []
        }),
      ),
    )
  const running = (process: ProcessId) => machines().filter(({ machine }) => machine.process === process)
  return {
    async candidates(process) {
      const candidates = running(process).map(({ order, item, side }) => ({
        order,
        candidate: candidateOf(item, side),
      }))
      const alike = Map.groupBy(candidates, ({ candidate }) => JSON.stringify(candidate))
      return [...alike.values()].flatMap((part): MigrationCandidates[] => {
        const references = new Set(part.map(({ order }) => order.reference))
        return part.slice(0, 1).map(({ candidate }) => ({
          ...candidate,
          items: part.length,
          examples: [...references].slice(0, MOST_EXAMPLES),
        }))
      })
    },
    async ages(spans) {
      const states = Map.groupBy(machines(), ({ machine: { process, state } }) => JSON.stringify([process, state]))
      return [...states.values()].flatMap((all) =>
        all.slice(0, 1).map(({ machine: { process, state } }) => ({
          process,
          state,
          items: spans.map((span) => totalOf(all.filter(({ machine }) => isWithin(span, machine.since)).length)),
        })),
      )
    },
    async orders(process, { limit, cursor = '' }) {
      const all = [...new Set(running(process).map(({ order }) => order.id))].toSorted()
      const left = all.filter((id) => id > cursor)
      const shown = left.slice(0, limit)
      const last = shown.at(-1)
      return { orders: shown, ...(left.length > limit && last !== undefined && { next: last }) }
    },
  }
}
