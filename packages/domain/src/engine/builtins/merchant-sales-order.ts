import type { MerchantId, MerchantOrderId, MerchantOrderItemId, NewId } from '../../ids.ts'
import { isoOf } from '../../iso.ts'
import type { Marketplace, Merchant, RunnableProcess } from '../../marketplace.ts'
import type { OrderEvent } from '../../order/events.ts'
import type { OrderItem } from '../../order/item.ts'
import type { MerchantOrder, Order } from '../../order/order.ts'
import { merchantTotals } from '../../order/totals.ts'
import { Refused } from '../../refused.ts'
import { mailTask } from '../../tasks.ts'
import type { Task } from '../outcome.ts'
import type { Context } from '../registry.ts'
import { isPaid } from './paid.ts'
import type { Rules } from './rules.ts'

export const merchantSalesOrderRules: Rules = {
  commands: {
    /** Each merchant gets its order of these items, in the state its machine starts in; items that have theirs are left. */
    'MerchantSalesOrder/CreateOrders': {
      by: 'order',
      run: ({ order, items }, context) => {
        const missing = items.filter(({ merchantItem }) => !merchantItem)
        const byMerchant = Map.groupBy(missing, ({ merchant }) => merchant)
        const events = [...byMerchant].map(([merchant, its]) => created(order, { merchant, items: its }, context))
        return { events, tasks: events.flatMap((event) => newOrderMail(event, context)) }
      },
    },
  },
  conditions: {
    'MerchantSalesOrder/IsOrderPaid': (_item, { order }, context) => isPaid(order, context),
  },
}

/** The process the merchant's new items run: its own, else the default of its kind. Refused: `process.not-active`. */
function merchantProcess({ process, main, name }: Merchant, marketplace: Marketplace): RunnableProcess {
  const wanted = process ?? (main ? 'MainMerchantStateMachine' : 'MerchantDefaultStateMachine')
  const active = marketplace.active.get(wanted)
  const found = active === undefined ? undefined : marketplace.processes.get(active)
  if (found) return found
  const sentence = `${name} runs the process ${wanted}, of which no version is active. Activate one in Setup.`
  throw new Refused('process.not-active', sentence, { process: wanted })
}

interface Share {
  readonly merchant: MerchantId
  readonly items: readonly OrderItem[]
}

type Created = Extract<OrderEvent, { type: 'merchantOrder.created' }>

/** To merchants that want one. */
function newOrderMail({ merchantOrder: { id, merchant } }: Created, { marketplace }: Context): Task[] {
  const wanted = marketplace.merchants.get(merchant)?.profile?.newOrderMail ?? false
  return wanted ? [mailTask({ mail: 'merchant new order', merchantOrder: id })] : []
}

function created(order: Order, { merchant: id, items }: Share, { marketplace, newId, now }: Context): Created {
  const merchant = marketplace.merchants.get(id)
  if (!merchant) throw new Refused('merchant.not-found', `The marketplace has no merchant ${id}.`, { merchant: id })
  const { id: process, compiled } = merchantProcess(merchant, marketplace)
  const machine = { process, state: compiled.process.initial, since: isoOf(now), timers: [] }
  return {
    type: 'merchantOrder.created',
    merchantOrder: merchantOrderOf(order, merchant, { newId, now }),
    items: items.map((item) => ({ item: item.id, ...merchantItemIds(newId), machine })),
  }
}

/** The one it has, when items came later; its totals are of all its items either way. */
function merchantOrderOf(
  order: Order,
  merchant: Merchant,
  { newId, now }: Pick<Context, 'newId' | 'now'>,
): MerchantOrder {
  const known = order.merchantOrders.find((one) => one.merchant === merchant.id)
  if (known) return known
  return {
    id: newId() as MerchantOrderId,
    reference: `${order.reference}--${merchant.reference}`,
    merchant: merchant.id,
    totals: merchantTotals(order, merchant.id),
    createdAt: isoOf(now),
  }
}

function merchantItemIds(newId: NewId) {
  const id = newId() as MerchantOrderItemId
  return { id, reference: id.replaceAll('-', '') }
}
