import { expect, test } from 'vitest'
import { Unusable, diskSentence, onDisk } from './unusable.ts'

const fault = (code: string) => Object.assign(new Error(`${code}: as Node says it`), { code })

test.each([
  ['ENOSPC', 'The disk that holds /data is full.'],
  ['EDQUOT', 'The disk quota that /data counts against is used up.'],
  ['EROFS', '/data is on a disk that is mounted read-only.'],
  ['EACCES', 'There is no permission to use /data.'],
])('a disk that fails with %s is one sentence', async (code, sentence) => {
  await expect(onDisk('/data', Promise.reject(fault(code)))).rejects.toEqual(new Unusable(sentence))
})

test('a fault that is not the disk stays what it is', async () => {
  const bug = new TypeError('of ours')
  await expect(onDisk('/data', Promise.reject(bug))).rejects.toBe(bug)
})

test('what PostgreSQL prints about the disk is the same sentence', () => {
  const printed = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
  expect(diskSentence('/data', printed)).toBe('The disk that holds /data is full.')
  expect(diskSentence('/data', 'FATAL:  could not map anonymous shared memory')).toBeUndefined()
})
