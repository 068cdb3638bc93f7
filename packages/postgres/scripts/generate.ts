import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const home = join(import.meta.dirname, '..')
const generated = join(home, 'src/generated')
const { resolve } = createRequire(import.meta.url)

/** Writes Prisma's client to `src/generated`, unless the one there is of this schema and this Prisma. */
export async function generate(): Promise<'written' | 'current'> {
  const stamp = await stampNow()
  if (await hasStamp(stamp)) return 'current'
  // Made aside and moved in whole, so that nobody imports half of it.
  const aside = await mkdtemp(join(home, 'node_modules/.generate-'))
  try {
    await cp(join(home, 'prisma'), join(aside, 'prisma'), { recursive: true })
    await prismaGenerate(aside)
    await writeFile(join(aside, 'src/generated/stamp'), stamp)
    await swapIn(aside, stamp)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return 'written'
}

async function stampNow(): Promise<string> {
  const names = (await readdir(join(home, 'prisma'))).filter((name) => name.endsWith('.prisma')).toSorted()
  const files = [resolve('@prisma/client/package.json'), ...names.map((name) => join(home, 'prisma', name))]
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${basename(file)}\n`).update(await readFile(file))
  return hash.digest('hex')
}

const hasStamp = async (stamp: string): Promise<boolean> =>
  (await readFile(join(generated, 'stamp'), 'utf8').catch(() => '')) === stamp

async function prismaGenerate(aside: string): Promise<void> {
  const cli = join(resolve('prisma/package.json'), '../build/index.js')
  // Prisma wants a schema engine named, would download one, and does not run it to generate.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', NO_COLOR: '1' }
  await promisify(execFile)(process.execPath, [cli, 'generate', '--no-hints', '--schema', 'prisma'], {
    cwd: aside,
    env,
  })
}

async function swapIn(aside: string, stamp: string): Promise<void> {
  await rename(generated, join(aside, 'old')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(join(aside, 'src/generated'), generated).catch(async (error: unknown) => {
    // Another process was quicker.
    if (!(await hasStamp(stamp))) throw error
  })
}

if (import.meta.main) await generate()
