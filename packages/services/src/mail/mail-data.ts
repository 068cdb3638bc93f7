import type { Task } from '@souk/domain/engine/outcome'
import type { DocumentId, MerchantOrderId, OrderItemId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import type { MailData } from '@souk/domain/tasks'

/** What a mail task goes by; people may have changed it. Refused: `task.bad-data`. */
export function mailDataOf({ mail, items, invoice, amendment, merchantOrder }: Task['data']): MailData {
  switch (mail) {
    case 'order confirmation':
      return { mail }
    case 'order shipped':
    case 'product review request':
    case 'gift card':
      if (Array.isArray(items)) return { mail, items: items.map((item) => String(item) as OrderItemId) }
      throw bad('items')
    case 'invoice':
      if (typeof invoice === 'string') return { mail, invoice: invoice as DocumentId }
      throw bad('invoice')
    case 'amendment applied':
    case 'amendment failed':
      if (typeof amendment === 'string') return { mail, amendment: amendment as DocumentId }
      throw bad('amendment')
    case 'merchant new order':
      if (typeof merchantOrder === 'string') return { mail, merchantOrder: merchantOrder as MerchantOrderId }
      throw bad('merchantOrder')
    default:
      throw bad('mail')
  }
}

/** Another address than the order's, where somebody gave one. */
export function addressIn({ to }: Task['data']): string | undefined {
  if (to === undefined || typeof to === 'string') return to
  throw bad('to')
}

function bad(path: string): Refused {
  return new Refused('task.bad-data', `data.${path} does not say what to mail. Correct it, or skip the task.`, { path })
}
