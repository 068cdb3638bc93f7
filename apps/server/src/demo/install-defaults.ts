import { readFile } from 'node:fs/promises'
import { NO_PAYMENT } from '@souk/domain/marketplace'
import type { PaymentMethod } from '@souk/domain/marketplace'
import { defaultProcessFiles, defaultProcessRoot } from '@souk/process/defaults'
import type { SetupDeps } from '@souk/services/setup/deps'
import { savePaymentMethod } from '@souk/services/setup/master-data'
import { importProcess } from '@souk/services/setup/processes'

const mains: ReadonlyMap<string, string> = new Map([
  ['MarketplacePayment01', 'oms/MarketplacePayment01.xml'],
  ['Prepaid01', 'oms/Prepaid01.xml'],
  ['MerchantDefaultStateMachine', 'StateMachine/Merchant/MerchantDefaultStateMachine.xml'],
  ['MainMerchantStateMachine', 'StateMachine/Merchant/MainMerchantStateMachine.xml'],
])

const paymentMethods: readonly PaymentMethod[] = [
  { key: 'invoice', provider: 'Souk', process: 'MarketplacePayment01' },
  { key: 'prepayment', provider: 'Souk', process: 'MarketplacePayment01' },
  { key: 'card', provider: 'Souk', process: 'Prepaid01' },
  { key: 'wallet', provider: 'Souk', process: 'Prepaid01' },
  { key: 'gift-card', provider: 'Souk', process: 'Prepaid01' },
  { key: NO_PAYMENT, provider: 'Souk', process: 'Prepaid01' },
]

/** What a marketplace cannot do without: a default process whose name it does not have yet, and payment methods if it has none. */
export async function installDefaults({ setup }: { readonly setup: SetupDeps }): Promise<void> {
  const stored = await setup.marketplace.stored()
  const known = new Set(stored.processes.map(({ name }) => name))
  const files = await Promise.all(
    defaultProcessFiles.map(async (path) => ({
      path,
      content: await readFile(new URL(path, defaultProcessRoot), 'utf8'),
    })),
  )
  for (const [name, main] of mains) {
    if (known.has(name)) continue
    const { process, findings } = await importProcess(setup, {
      files,
      main,
      compatible: false,
      activate: true,
      dryRun: false,
    })
    if (!process) throw new Error(`default process ${name}: ${findings.map(({ message }) => message).join('; ')}`)
  }
  if (stored.paymentMethods.length > 0) return
  for (const method of paymentMethods) await savePaymentMethod(setup, method)
}
