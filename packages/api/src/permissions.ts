import type { Identity } from '@souk/services/people/people'

/** Kinds of callers. A shop is any other app with an API key, `events` one whose key has that scope. */
export type Role = 'anonymous' | 'operator' | 'merchant' | 'shop' | 'events'

export function roleOf(identity: Identity | undefined): Role {
  if (!identity) return 'anonymous'
  if (identity.kind === 'key') return identity.scopes.includes('events') ? 'events' : 'shop'
  return identity.actor.kind === 'merchant' ? 'merchant' : 'operator'
}

const ANYONE: readonly Role[] = ['anonymous', 'operator', 'merchant', 'shop', 'events']
const SIGNED_IN: readonly Role[] = ['operator', 'merchant', 'shop', 'events']
const OPERATOR: readonly Role[] = ['operator']
const MARKETPLACE: readonly Role[] = ['operator', 'shop', 'events']
const PEOPLE: readonly Role[] = ['operator', 'merchant']

/**
 * Who may call what: one table for HTTP, WebSocket and every other face. A procedure without a row is refused to
 * everybody. Whose orders one sees is decided beside it: merchants reach their own alone.
 */
export const PERMISSIONS: Readonly<Record<string, readonly Role[]>> = {
  'orders.place': MARKETPLACE,
  'orders.quote': MARKETPLACE,
  'orders.cancel': MARKETPLACE,
  'orders.list': MARKETPLACE,
  'orders.counts': OPERATOR,
  'orders.byReference': MARKETPLACE,
  'orders.trigger': MARKETPLACE,
  'orders.undo': MARKETPLACE,
  'orders.preview': MARKETPLACE,
  'orders.unpaired': OPERATOR,
  'orders.repair': OPERATOR,
  'orders.setCustomReference': OPERATOR,
  'orders.changeBilling': OPERATOR,
  'orders.addresses': OPERATOR,
  'orders.live': MARKETPLACE,
  'order.live': MARKETPLACE,
  'amendments.start': MARKETPLACE,
  'amendments.preview': MARKETPLACE,
  'amendments.finish': MARKETPLACE,
  'amendments.cancel': MARKETPLACE,
  'amendments.byOrder': MARKETPLACE,
  'comments.add': MARKETPLACE,
  'comments.edit': MARKETPLACE,
  'comments.remove': MARKETPLACE,
  'shipments.save': PEOPLE,
  'merchantOrders.list': PEOPLE,
  'merchantOrders.counts': PEOPLE,
  'merchantOrders.byReference': PEOPLE,
  'merchantOrders.trigger': PEOPLE,
  'merchantOrders.undo': PEOPLE,
  'merchantOrders.preview': PEOPLE,
  'merchantOrders.live': PEOPLE,
  'processes.list': SIGNED_IN,
  'processes.get': SIGNED_IN,
  'processes.export': SIGNED_IN,
  'processes.simulate': OPERATOR,
  'processes.import': OPERATOR,
  'processes.activate': OPERATOR,
  'processes.migrate': OPERATOR,
  'processes.bind': OPERATOR,
  'processes.bindings': OPERATOR,
  'processes.builtins': OPERATOR,
  'processes.live': OPERATOR,
  'steps.parked': OPERATOR,
  'steps.retry': OPERATOR,
  'steps.edit': OPERATOR,
  'steps.skip': OPERATOR,
  'steps.complete': ['operator', 'events'],
  'stock.reserved': MARKETPLACE,
  'tasks.parked': OPERATOR,
  'tasks.retry': OPERATOR,
  'tasks.skip': OPERATOR,
  'tasks.edit': OPERATOR,
  'invoices.issue': OPERATOR,
  'invoices.list': MARKETPLACE,
  'invoices.byReference': MARKETPLACE,
  'invoices.pdf': MARKETPLACE,
  'invoices.mail': OPERATOR,
  'payouts.list': PEOPLE,
  'payouts.statement': PEOPLE,
  'merchants.list': MARKETPLACE,
  'merchants.byId': MARKETPLACE,
  'merchants.save': OPERATOR,
  'stores.list': SIGNED_IN,
  'stores.save': OPERATOR,
  'paymentMethods.list': MARKETPLACE,
  'paymentMethods.save': OPERATOR,
  'paymentMethods.remove': OPERATOR,
  'categories.list': OPERATOR,
  'categories.save': OPERATOR,
  'categories.remove': OPERATOR,
  'commissions.list': OPERATOR,
  'commissions.byKey': OPERATOR,
  'commissions.save': OPERATOR,
  'commissions.remove': OPERATOR,
  'commissions.import': OPERATOR,
  'commissions.export': OPERATOR,
  'commissionGroups.list': OPERATOR,
  'commissionGroups.save': OPERATOR,
  'commissionGroups.remove': OPERATOR,
  'commissionSettings.get': OPERATOR,
  'commissionSettings.save': OPERATOR,
  'thresholds.list': OPERATOR,
  'thresholds.save': OPERATOR,
  'thresholds.remove': OPERATOR,
  'thresholds.import': OPERATOR,
  'thresholdSettings.get': OPERATOR,
  'thresholdSettings.save': OPERATOR,
  'people.me': ANYONE,
  'people.welcome': ANYONE,
  'people.signIn': ANYONE,
  'people.signOut': SIGNED_IN,
  'people.firstRun': ANYONE,
  'people.list': OPERATOR,
  'people.add': OPERATOR,
  'people.setActive': OPERATOR,
  'keys.list': OPERATOR,
  'keys.add': OPERATOR,
  'keys.remove': OPERATOR,
  'refunds.create': OPERATOR,
  'refunds.list': OPERATOR,
  'reclamations.create': OPERATOR,
  'reclamations.list': OPERATOR,
  'reclamations.close': OPERATOR,
  'settings.get': OPERATOR,
  'settings.save': OPERATOR,
  'setup.live': PEOPLE,
}

export const mayCall = (path: string, identity: Identity | undefined): boolean =>
  PERMISSIONS[path]?.includes(roleOf(identity)) ?? false
