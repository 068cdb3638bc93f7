import type { KnownNames } from '@souk/process/lint/known'
import type { Registry } from '../registry.ts'
import { commissionRules } from './commission.ts'
import { demoShopRules } from './demo-shop.ts'
import { giftCardRules } from './gift-card.ts'
import { gracePeriodRules } from './grace-period.ts'
import { invoiceRules } from './invoice.ts'
import { mailRules } from './mail.ts'
import { marketplaceOrderRules } from './marketplace-order.ts'
import { merchantOmsRules } from './merchant-oms.ts'
import { merchantSalesOrderRules } from './merchant-sales-order.ts'
import { orderAmendmentRules } from './order-amendment.ts'
import { paymentRules } from './payment.ts'
import type { Rules } from './rules.ts'
import { salesPaymentMerchantRules } from './sales-payment-merchant.ts'

const rules: readonly Rules[] = [
  commissionRules,
  demoShopRules,
  giftCardRules,
  gracePeriodRules,
  invoiceRules,
  mailRules,
  marketplaceOrderRules,
  merchantOmsRules,
  merchantSalesOrderRules,
  orderAmendmentRules,
  paymentRules,
  salesPaymentMerchantRules,
]

/** Everything that process files may name without binding it. */
export const builtins: Registry = {
  commands: new Map(rules.flatMap(({ commands = {} }) => Object.entries(commands))),
  conditions: new Map(rules.flatMap(({ conditions = {} }) => Object.entries(conditions))),
  timeouts: new Map(rules.flatMap(({ timeouts = {} }) => Object.entries(timeouts))),
}

/** Their names, for the lint of process files. */
export const knownNames: KnownNames = {
  commands: new Set(builtins.commands.keys()),
  conditions: new Set(builtins.conditions.keys()),
  timeoutProcessors: new Set(builtins.timeouts.keys()),
}
