import type { Merchant } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { authNotice, setupChanged } from '@souk/services/live/announcement'
import { isWelcome } from '@souk/services/people/welcome'
import type { NewProcess, SetupStore } from '@souk/services/setup/setup-store'
import { announcing } from '../feed/announcing.ts'
import type { AnnouncingOptions } from '../feed/announcing.ts'
import { Prisma as PrismaValues } from '../generated/client.ts'
import type { Prisma } from '../generated/client.ts'
import { sequenceOf } from '../orders/order-numbers.ts'
import { isViolation } from '../violation.ts'
import { loadSetup, processOf } from './load.ts'

/** `SetupStore` on PostgreSQL. A merchant who is shut out loses their people's sessions, announced on `sys:auth`. */
export function postgresSetupStore(options: AnnouncingOptions): SetupStore {
  const write = announcing(options)
  return {
    load: () => loadSetup(options.prisma),

    saveStore: ({ code, ...rest }) =>
      write(async (tx, announce) => {
        const row = { ...rest, currencies: [...rest.currencies] }
        await tx.store.upsert({ where: { code }, create: { code, ...row }, update: row })
        await tx.$executeRawUnsafe(`create sequence if not exists ${sequenceOf(code)}`)
        announce(setupChanged('stores'))
      }),

    saveMerchant: (merchant) =>
      write(async (tx, announce) => {
        await upsertMerchant(tx, merchant)
        announce(setupChanged('merchants'))
        if (isWelcome(merchant)) return
        await tx.session.deleteMany({ where: { user: { merchantId: merchant.id } } })
        announce(authNotice({ kind: 'merchant-changed', merchant: merchant.id }))
      }),

    savePaymentMethod: ({ key, ...row }) =>
      write(async (tx, announce) => {
        await tx.paymentMethod.upsert({ where: { key }, create: { key, ...row }, update: row })
        announce(setupChanged('paymentMethods'))
      }),

    removePaymentMethod: (key) =>
      write(async (tx, announce) => {
        const { count } = await tx.paymentMethod.deleteMany({ where: { key } })
        if (count > 0) announce(setupChanged('paymentMethods'))
      }),

    addProcess: (process) =>
      write(async (tx, announce) => {
        await lockVersions(tx)
        if (process.activate) await deactivate(tx, process.name)
        const row = await tx.processVersion.create({ data: await nextVersion(tx, process) })
        announce(setupChanged('processes'))
        return processOf(row)
      }),

    activateProcess: (id) =>
      write(async (tx, announce) => {
        await lockVersions(tx)
        const found = await tx.processVersion.findUnique({ where: { id }, select: { name: true } })
        if (!found) throw new Refused('process.not-found', `There is no process ${id}.`, { id })
        await deactivate(tx, found.name)
        await tx.processVersion.update({ where: { id }, data: { active: true } })
        announce(setupChanged('processes'))
      }),

    bind: (kind, name, binding) =>
      write(async (tx, announce) => {
        const where = { kind_name: { kind, name } }
        if (binding) await tx.binding.upsert({ where, create: { kind, name, binding }, update: { binding } })
        else await tx.binding.deleteMany({ where: { kind, name } })
        announce(setupChanged('bindings'))
      }),

    saveEntries: (entries) =>
      write(async (tx, announce) => {
        const json = JSON.stringify(entries)
        await tx.$executeRaw`insert into setup_entry (kind, key, body, updated_at)
          select kind, key, body, now() from jsonb_to_recordset(${json}::jsonb) as x(kind text, key text, body jsonb)
          on conflict (kind, key) do update set body = excluded.body, updated_at = excluded.updated_at`
        announce(setupChanged('entries'))
      }),

    removeEntries: (entries) =>
      write(async (tx, announce) => {
        const json = JSON.stringify(entries)
        await tx.$executeRaw`delete from setup_entry e using jsonb_to_recordset(${json}::jsonb) as x(kind text, key text)
          where e.kind = x.kind and e.key = x.key`
        announce(setupChanged('entries'))
      }),
  }
}

async function upsertMerchant(
  tx: Prisma.TransactionClient,
  { id, process, profile, ...rest }: Merchant,
): Promise<void> {
  const row = {
    ...rest,
    stores: [...rest.stores],
    process: process ?? null,
    profile: (profile as Prisma.InputJsonObject | undefined) ?? PrismaValues.DbNull,
  }
  try {
    await tx.merchant.upsert({ where: { id }, create: { id, ...row }, update: row })
  } catch (error) {
    if (!isViolation(error, 'unique')) throw error
    const { reference } = rest
    throw new Refused('merchant.duplicate-reference', `Another merchant is ${reference}. Choose another reference.`, {
      reference,
    })
  }
}

/** Imports are rare: one at a time keeps versions dense and one of them active. Readers do not wait. */
const lockVersions = (tx: Prisma.TransactionClient): Promise<number> =>
  tx.$executeRaw`lock table process_version in share row exclusive mode`

const deactivate = (tx: Prisma.TransactionClient, name: string): Promise<unknown> =>
  tx.processVersion.updateMany({ where: { name, active: true }, data: { active: false } })

async function nextVersion(
  tx: Prisma.TransactionClient,
  { model, findings, activate, ...process }: NewProcess,
): Promise<Prisma.ProcessVersionCreateInput> {
  const { _max } = await tx.processVersion.aggregate({ where: { name: process.name }, _max: { version: true } })
  return {
    ...process,
    version: (_max.version ?? 0) + 1,
    active: activate,
    model: model as unknown as Prisma.InputJsonObject,
    findings: findings as unknown as Prisma.InputJsonArray,
  }
}
