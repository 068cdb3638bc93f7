import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, test } from 'vitest'

/** Ids of all modules an app takes in with one of ours. */
async function modulesOf(entry: string): Promise<readonly string[]> {
  const ids: string[] = []
  await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['es'] } },
    plugins: [
      {
        name: 'ids',
        generateBundle: (_, bundle) =>
          Object.values(bundle).forEach((chunk) => ids.push(...('moduleIds' in chunk ? chunk.moduleIds : []))),
      },
    ],
  })
  return ids.filter((id) => !id.startsWith('\0'))
}

const ours = /\/packages\/(client|contract)\/src\//
const tRPC = /\/node_modules\/@trpc\/(client|server)\/dist\/(?!adapters)/

test("the client's bundle is its own code, the contract's and tRPC's client: nothing of the server, no validation", async () => {
  const modules = await modulesOf('./souk.ts')
  expect(modules.filter((id) => ours.test(id)).length).toBeGreaterThan(10)
  expect(modules.filter((id) => !ours.test(id) && !tRPC.test(id))).toEqual([])
})
