/** Apart: a bundler takes `new URL('…', import.meta.url)` for an asset of a web page. */
const here: string = import.meta.url

/** Where the default process files lie: a folder URL, for whoever reads them. */
export const defaultProcessRoot: URL = new URL('../defaults/', here)

/** The files of the default processes, relative to `defaultProcessRoot`: the main ones first, then what they include. */
export const defaultProcessFiles: readonly string[] = [
  'oms/MarketplacePayment01.xml',
  'oms/Prepaid01.xml',
  'StateMachine/Merchant/MerchantDefaultStateMachine.xml',
  'StateMachine/Merchant/MainMerchantStateMachine.xml',
  'oms/MarketplaceSubprocess/MarketplaceFulfilment01.xml',
  'oms/MarketplaceSubprocess/MarketplaceReturn01.xml',
  'oms/MarketplaceSubprocess/MarketplaceRefund01.xml',
  'oms/MarketplaceSubprocess/MarketplaceAmendment01.xml',
  'StateMachine/Merchant/Subprocess/MerchantReturn.xml',
  'StateMachine/Merchant/Subprocess/MerchantRefund.xml',
]
