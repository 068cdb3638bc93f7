import type { MerchantId, ProcessId, StoreCode } from '@souk/domain/ids'
import type { Binding, Merchant, MerchantProfile, MerchantStatus, Side } from '@souk/domain/marketplace'
import type { Finding, Process } from '@souk/process/model'
import type { EntryKind, StoredBinding, StoredProcess, StoredSetup } from '@souk/services/setup/setup-store'
import type * as rows from '../generated/client.ts'

/** The whole set-up as of one moment, each part in the order people look for it. */
export async function loadSetup(prisma: rows.PrismaClient): Promise<StoredSetup> {
  return setupOf(await prisma.$transaction([...parts(prisma)], { isolationLevel: 'RepeatableRead' }))
}

/** The same, as a transaction sees it that is under way. */
export async function setupWithin(tx: rows.Prisma.TransactionClient): Promise<StoredSetup> {
  return setupOf(await Promise.all(parts(tx)))
}

const parts = (from: rows.Prisma.TransactionClient) =>
  [
    from.store.findMany({ orderBy: { code: 'asc' } }),
    from.merchant.findMany({ orderBy: { reference: 'asc' } }),
    from.paymentMethod.findMany({ orderBy: { key: 'asc' } }),
    from.processVersion.findMany({ orderBy: [{ name: 'asc' }, { version: 'asc' }] }),
    from.binding.findMany({ orderBy: [{ kind: 'asc' }, { name: 'asc' }] }),
    from.setupEntry.findMany({ orderBy: [{ kind: 'asc' }, { key: 'asc' }] }),
  ] as const

type Settled<Parts extends readonly unknown[]> = { readonly [Part in keyof Parts]: Awaited<Parts[Part]> }

function setupOf(loaded: Settled<ReturnType<typeof parts>>): StoredSetup {
  const [stores, merchants, paymentMethods, processes, bindings, entries] = loaded
  return {
    stores: stores.map((row) => ({ ...row, code: row.code as StoreCode })),
    merchants: merchants.map(merchantOf),
    paymentMethods,
    processes: processes.map(processOf),
    bindings: bindings.map(bindingOf),
    entries: entries.map(({ kind, key, body }) => ({ kind: kind as EntryKind, key, body: body as object })),
  }
}

export function merchantOf({ id, reference, name, email, active, main, ...row }: rows.Merchant): Merchant {
  return {
    id: id as MerchantId,
    reference,
    name,
    email,
    active,
    main,
    status: row.status as MerchantStatus,
    stores: row.stores as StoreCode[],
    warehouses: row.warehouses,
    ...(row.process !== null && { process: row.process }),
    ...(row.profile !== null && { profile: row.profile as MerchantProfile }),
  }
}

export function processOf(row: rows.ProcessVersion): StoredProcess {
  return {
    ...row,
    id: row.id as ProcessId,
    side: row.side as Side,
    model: row.model as unknown as Process,
    findings: row.findings as unknown as Finding[],
    importedAt: row.importedAt.toISOString(),
  }
}

const bindingOf = (row: rows.Binding): StoredBinding => ({
  kind: row.kind as StoredBinding['kind'],
  name: row.name,
  binding: row.binding as Binding,
})
