import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate/migrate.ts'
import { startThrowaway } from './server.ts'

/** One server for a run of vitest; its migrated database `souk` is the template of every test's own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowaway()
  await migrate(server.url)
  project.provide('postgres', { url: server.url, adminUrl: server.adminUrl })
  return async () => server[Symbol.asyncDispose]()
}
