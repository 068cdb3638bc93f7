import type { CommissionGroup } from '@souk/domain/commission/rule'
import { Refused } from '@souk/domain/refused'
import { changeEntries } from '../setup/change-entries.ts'
import type { SetupDeps } from '../setup/deps.ts'
import { groupEntry, storedCommission } from './stored.ts'

export async function listCommissionGroups({ marketplace }: SetupDeps): Promise<readonly CommissionGroup[]> {
  return [...storedCommission(await marketplace.stored()).groups.values()]
}

export function saveCommissionGroup(deps: SetupDeps, group: CommissionGroup): Promise<CommissionGroup> {
  return changeEntries(deps, () => ({ saved: [groupEntry(group)], answer: group }))
}

/** Refused: `commission-group.not-found`, `commission-group.in-use`. */
export function removeCommissionGroup(deps: SetupDeps, key: string): Promise<void> {
  return changeEntries(deps, (setup) => {
    const { groups, rules } = storedCommission(setup)
    if (!groups.has(key))
      throw new Refused('commission-group.not-found', `There is no commission group ${key}.`, { key })
    const its = [...rules.values()].filter(({ group }) => group === key).map((rule) => rule.key)
    if (its.length > 0) {
      const sentence = `Rules are in the group ${key}: ${its.join(', ')}. Move or remove them first.`
      throw new Refused('commission-group.in-use', sentence, { key, rules: its })
    }
    return { gone: [{ kind: 'commissionGroup', key }], answer: undefined }
  })
}
