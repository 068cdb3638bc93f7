import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import type { Files, StoredFile } from './files.ts'

/** What every store of files keeps to. */
export function filesContract(name: string, open: () => Files): void {
  describe(`files: ${name}`, () => {
    const aFile = (over: Partial<StoredFile> = {}): StoredFile => ({
      id: uuidv7(),
      name: 'Invoice-DE-2026-1.pdf',
      mediaType: 'application/pdf',
      body: Uint8Array.from({ length: 256 }, (_, byte) => byte),
      ...over,
    })

    test('a file comes back byte for byte', async () => {
      const files = open()
      const file = aFile()
      expect(await files.keep(file)).toEqual(file)
      expect(await files.byId(file.id)).toEqual(file)
      expect(await files.byId(uuidv7())).toBeUndefined()
    })

    test('what is kept first stays, whoever comes later or at the same moment', async () => {
      const files = open()
      const first = aFile()
      const others = [1, 2, 3].map((byte) => ({ ...first, body: Uint8Array.of(byte) }))
      await files.keep(first)
      expect(await Promise.all(others.map((other) => files.keep(other)))).toEqual([first, first, first])
      const id = uuidv7()
      const raced = await Promise.all(others.map((other) => files.keep({ ...other, id })))
      expect(new Set(raced.map(({ body }) => body[0])).size).toBe(1)
    })
  })
}
