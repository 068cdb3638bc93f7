import type { TestProject } from 'vitest/node'
import { startProduct, temporaryDataDir } from './product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The product that all journeys share: its address, its data, and what it printed until it was ready (accounts, keys). */
    product: { readonly url: string; readonly dataDir: string; readonly printed: string }
  }
}

/** Boots one product for a run of the journeys: with the demo's marketplace, without its traffic. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using resources = new AsyncDisposableStack()
  const dataDir = resources.use(await temporaryDataDir())
  const product = resources.use(await startProduct({ dataDir: dataDir.path, env: { SOUK_DEMO_RATE: '0' } }))
  project.provide('product', { url: product.url, dataDir: dataDir.path, printed: product.printed() })
  const kept = resources.move()
  return () => kept.disposeAsync()
}
