import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimDataDir } from './claim.ts'
import { Unusable } from './unusable.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-claim-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Permissions do not bind root, so root asks as nobody. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.('nobody')
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

test('a claimed directory is refused until it is given back', async () => {
  const first = await claimDataDir(folder)
  await expect(claimDataDir(folder)).rejects.toThrow(`Another Souk (process ${process.pid}, since `)
  await first[Symbol.asyncDispose]()
  await using again = await claimDataDir(folder)
  expect(again.dir).toBe(folder)
})

test('a missing directory is made, a missing parent is told', async () => {
  await using _claim = await claimDataDir(join(folder, 'data'))
  expect(await readdir(folder)).toEqual(['data'])
  const deep = join(folder, 'typo/data')
  await expect(claimDataDir(deep)).rejects.toEqual(
    new Unusable(`The folder in which ${deep} should be does not exist.`),
  )
})

test('a file in the place of the directory is told', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(claimDataDir(file)).rejects.toEqual(
    new Unusable(`${file} cannot be a folder: a part of that path is a file.`),
  )
})

test('a directory that may not be written to is told', async () => {
  const closed = join(folder, 'closed')
  await mkdir(closed)
  await chmod(closed, 0o555)
  await chmod(folder, 0o755)
  await asOrdinaryUser(async () => {
    await expect(claimDataDir(closed)).rejects.toEqual(new Unusable(`There is no permission to use ${closed}.`))
    await expect(claimDataDir(join(closed, 'data'))).rejects.toBeInstanceOf(Unusable)
  })
})
