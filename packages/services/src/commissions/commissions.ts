import type { CommissionList } from '@souk/contract/commissions'
import type { CommissionRule } from '@souk/domain/commission/rule'
import { refusalOf, ruleFaults } from '@souk/domain/commission/rule-faults'
import { byRank } from '@souk/domain/commission/scheme'
import { defined } from '@souk/domain/defined'
import type { Loose } from '@souk/domain/defined'
import { Refused } from '@souk/domain/refused'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'
import type { StoredSetup } from '../setup/setup-store.ts'
import { ruleEntry, storedCommission, surroundings } from './stored.ts'

export async function listCommissions({ marketplace }: SetupDeps): Promise<CommissionList> {
  const { rules, groups } = storedCommission(await marketplace.stored())
  const ranked = [...rules.values()].toSorted((a, b) => a.group.localeCompare(b.group) || byRank(a, b))
  return { rules: ranked, groups: [...groups.values()] }
}

/** Refused: `commission.not-found`. */
export async function getCommission({ marketplace }: SetupDeps, key: string): Promise<CommissionRule> {
  return ruleIn(await marketplace.stored(), key)
}

function ruleIn(setup: StoredSetup, key: string): CommissionRule {
  const rule = storedCommission(setup).rules.get(key)
  if (rule) return rule
  throw new Refused('commission.not-found', `There is no commission rule ${key}.`, { key })
}

/** What is left out is taken away. */
export type CommissionRequest = Loose<Omit<CommissionRule, 'id'>>

/** A new rule, or another under its key. Items it was calculated for keep what was calculated. Refused: see `ruleFaults`. */
export function saveCommission(deps: SetupDeps, request: CommissionRequest): Promise<CommissionRule> {
  return changeEntries(deps, (setup) => {
    const { rules, groups } = storedCommission(setup)
    const id = rules.get(request.key)?.id ?? deps.newId()
    const rule = defined<CommissionRule>({ ...request, id })
    const others = rules.values().filter(({ key }) => key !== rule.key)
    const [fault] = ruleFaults(rule, surroundings(setup, [...others, rule], groups.keys()))
    if (fault) throw refusalOf(fault)
    return { saved: [ruleEntry(rule)], answer: rule }
  })
}

/** Refused: `commission.not-found`. */
export function removeCommission(deps: SetupDeps, key: string): Promise<void> {
  return changeEntries(deps, (setup) => {
    ruleIn(setup, key)
    return { gone: [{ kind: 'commissionRule', key }], answer: undefined }
  })
}
