import type { Category } from '@souk/domain/commission/category'
import type { CommissionGroup, CommissionRule, CommissionSettings } from '@souk/domain/commission/rule'
import type { RuleSurroundings } from '@souk/domain/commission/rule-faults'
import { commissionScheme } from '@souk/domain/commission/scheme'
import type { CommissionScheme } from '@souk/domain/commission/scheme'
import { settingsOf } from '../setup/settings.ts'
import { bodiesOf } from '../setup/setup-store.ts'
import type { SetupEntry, StoredSetup } from '../setup/setup-store.ts'

/** What is set up of commission, by key. */
export interface StoredCommission {
  readonly rules: ReadonlyMap<string, CommissionRule>
  readonly groups: ReadonlyMap<string, CommissionGroup>
  readonly settings: CommissionSettings
  readonly categories: ReadonlyMap<string, Category>
}

export function storedCommission({ entries }: Pick<StoredSetup, 'entries'>): StoredCommission {
  return {
    rules: bodiesOf<CommissionRule>(entries, 'commissionRule'),
    groups: bodiesOf<CommissionGroup>(entries, 'commissionGroup'),
    settings: settingsOf({ entries }).commission,
    categories: bodiesOf<Category>(entries, 'category'),
  }
}

export function schemeOf(stored: Pick<StoredSetup, 'entries'>): CommissionScheme {
  const { rules, settings, categories } = storedCommission(stored)
  return commissionScheme([...rules.values()], settings, [...categories.values()])
}

export const ruleEntry = (rule: CommissionRule): SetupEntry => ({ kind: 'commissionRule', key: rule.key, body: rule })

export const groupEntry = (group: CommissionGroup): SetupEntry => ({
  kind: 'commissionGroup',
  key: group.key,
  body: group,
})

/** What rules may refer to in a set-up that has these rules and groups. */
export function surroundings(
  { stores, merchants }: StoredSetup,
  rules: Iterable<CommissionRule>,
  groups: Iterable<string>,
): RuleSurroundings {
  const byName = Map.groupBy(rules, ({ name }) => name)
  return {
    groups: new Set(groups),
    stores: new Set(stores.map(({ code }) => code)),
    merchants: new Set(merchants.map(({ id }) => id)),
    names: new Map([...byName].map(([name, its]) => [name, its.map(({ key }) => key)])),
  }
}
