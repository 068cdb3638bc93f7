import { describe, expect, test } from 'vitest'
import type { SecretStore } from './secret-store.ts'

/** What every store of secrets keeps to. `open` gives an empty one. */
export function secretStoreContract(
  name: string,
  open: () => Promise<{ readonly store: SecretStore; close(): Promise<unknown> }>,
): void {
  describe(`secret store: ${name}`, () => {
    test('a text is kept by its name until another takes its place', async () => {
      const { store, close } = await open()
      expect(await store.read('one')).toBeUndefined()
      await store.write('one', 'first\n')
      await store.write('other', 'of another name')
      expect(await store.read('one')).toBe('first\n')
      await store.write('one', 'second')
      expect(await store.read('one')).toBe('second')
      expect(await store.read('other')).toBe('of another name')
      await close()
    })
  })
}
