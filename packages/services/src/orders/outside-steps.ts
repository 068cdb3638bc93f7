import type { OutsideJob } from '@souk/domain/engine/outcome'
import type { StepId } from '@souk/domain/ids'
import type { Page, PageRequest } from './page.ts'

export type StepStatus = 'waiting' | 'parked'

export interface OutsideStep extends OutsideJob {
  readonly status: StepStatus
  readonly attempts: number
  readonly error?: string
  readonly runAt: string
  readonly createdAt: string
  readonly orderReference: string
}

export interface StepFilter {
  /** Matches the order's reference, the command's or condition's name and the error, case-insensitively, anywhere. */
  readonly search?: string
  /** Names of commands and conditions. */
  readonly names?: readonly string[]
  readonly kind?: OutsideStep['kind']
}

export interface StepLease {
  readonly now: Date
  readonly leaseMs: number
  readonly limit: number
  /** Addresses whose steps are left where they are. */
  readonly except: readonly string[]
}

/**
 * Steps that wait for the outside; rows written by `OrderStore` commits, taken by workers. A job that is committed again under
 * its step is due anew.
 */
export interface OutsideSteps {
  /** Takes steps that are due, leasing each for `leaseMs`; another worker takes it when the lease runs out. */
  take(lease: StepLease): Promise<readonly OutsideStep[]>
  /** An attempt failed: due again at `runAt`. Parking is a commit of the order, which marks the items too. */
  failed(step: StepId, error: string, runAt: Date): Promise<void>
  byId(step: StepId): Promise<OutsideStep | undefined>
  /** Newest first; keyset paged. */
  parked(filter: StepFilter, page: Pick<PageRequest<never>, 'limit' | 'cursor'>): Promise<Page<OutsideStep>>
}
