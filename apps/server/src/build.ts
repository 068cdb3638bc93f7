import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Unusable } from '@souk/postgres/embedded/unusable'
import { generate } from '@souk/postgres/scripts/generate'

const root = join(import.meta.dirname, '../../..')
const web = join(root, 'apps/web')
const stampFile = join(web, 'dist/stamp')
/** What the screens are made of. */
const SOURCES = [
  'apps/web',
  'packages/client/src',
  'packages/contract/src',
  'packages/domain/src',
  'packages/process/src',
  'pnpm-lock.yaml',
]

/** Makes what is not in the repository, where it is missing or old: Prisma's client and the screens. */
export async function build(): Promise<void> {
  await generate()
  const stamp = await sourceStamp()
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return
  process.stdout.write('Building the screens …\n')
  await buildWeb()
  await mkdir(join(web, 'dist'), { recursive: true })
  await writeFile(stampFile, stamp)
}

/** Names, sizes and times of all sources: milliseconds to take, and any edit changes it. */
async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const source of SOURCES) for (const line of await describe(join(root, source))) hash.update(line)
  return hash.digest('hex')
}

async function describe(path: string): Promise<string[]> {
  const about = await stat(path)
  if (about.isFile()) return [`${path} ${about.size} ${about.mtimeMs}\n`]
  const entries = await readdir(path, { withFileTypes: true })
  const kept = entries
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return (await Promise.all(kept.map(({ name }) => describe(join(path, name))))).flat()
}

async function buildWeb(): Promise<void> {
  const vite = join(createRequire(join(web, 'package.json')).resolve('vite/package.json'), '../bin/vite.js')
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: web,
      maxBuffer: 16 * 1024 * 1024,
    })
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string }
    throw new Unusable(`The screens could not be built:\n${stdout}${stderr}`)
  }
}
