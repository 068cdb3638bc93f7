import type { Process } from '@souk/process/model'
import { event, main, oms, read, state, transition } from '@souk/process/testing/process-xml'

const display = (name: string) => `display="oms.state.${name.replaceAll(' ', '-')}"`
const reserved = ['new', 'paid', 'merchant split pending', 'sent to merchant', 'shipped by merchant', 'delivered']
const free = ['canceled', 'refunded', 'closed']

/** The smallest marketplace process of the field: what its documentation shows, of nine states and ten transitions. */
export const documentedProcess: Process = processOf(
  main({
    name: 'MarketplacePayment01',
    states: [
      ...reserved.map((name) => state(name, `${display(name)} reserved="true"`)),
      ...free.map((name) => state(name, display(name))),
    ],
    transitions: [
      transition('new → paid: pay', 'happy="true"'),
      transition('paid → merchant split pending', 'happy="true" condition="MerchantSalesOrder/IsOrderPaid"'),
      transition('paid → paid'),
      transition('merchant split pending → sent to merchant: send to merchant', 'happy="true"'),
      transition('sent to merchant → canceled: cancel'),
      transition('canceled → refunded: refund'),
      transition('refunded → closed: close'),
      transition('sent to merchant → shipped by merchant: ship by merchant', 'happy="true"'),
      transition('shipped by merchant → delivered: deliver', 'happy="true"'),
      transition('delivered → closed: close', 'happy="true"'),
    ],
    events: [
      event('pay'),
      event('send to merchant', 'onEnter="true" command="MerchantSalesOrder/CreateOrders"'),
      event('cancel'),
      event('refund'),
      event('close', 'manual="true" command="MerchantOms/CloseOrderItem"'),
      event('ship by merchant', ''),
      event('deliver', ''),
    ],
  }),
)

function processOf(written: string): Process {
  const { process, findings } = read(oms(written))
  if (!process) throw new Error(JSON.stringify(findings))
  return process
}
