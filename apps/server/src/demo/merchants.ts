import type { StoreCode } from '@souk/domain/ids'
import type { MerchantStatus } from '@souk/domain/marketplace'
import { DE, UK, US } from './stores.ts'

export type Trade =
  | 'audio'
  | 'clothes'
  | 'coffee'
  | 'paper'
  | 'plants'
  | 'outdoor'
  | 'toys'
  | 'kitchen'
  | 'home'
  | 'lamps'

export interface DemoMerchant {
  readonly reference: string
  readonly name: string
  readonly trade: Trade
  readonly stores: readonly StoreCode[]
  readonly main?: true
  readonly status?: MerchantStatus
}

const everywhere = [DE, UK, US]

/** The operator's own shop first; the last one still waits to be let in. */
export const demoMerchants: readonly DemoMerchant[] = [
  { reference: 'MER000001', name: 'Souk Home', trade: 'home', stores: everywhere, main: true },
  { reference: 'MER000002', name: 'Halden Sound', trade: 'audio', stores: everywhere },
  { reference: 'MER000003', name: 'Blauer Faden', trade: 'clothes', stores: everywhere },
  { reference: 'MER000004', name: 'Rösterei am Kai', trade: 'coffee', stores: everywhere },
  { reference: 'MER000005', name: 'Inkwell & Daughters', trade: 'paper', stores: [DE, UK] },
  { reference: 'MER000006', name: 'Fern Street Plants', trade: 'plants', stores: [DE, UK] },
  { reference: 'MER000007', name: 'High Pasture Outfitters', trade: 'outdoor', stores: everywhere },
  { reference: 'MER000008', name: 'Holzpferd Spielwaren', trade: 'toys', stores: everywhere },
  { reference: 'MER000009', name: 'The Copper Spoon', trade: 'kitchen', stores: everywhere },
  { reference: 'MER000010', name: 'Lichtwerk Süd', trade: 'lamps', stores: [DE], status: 'waiting-for-approval' },
]
