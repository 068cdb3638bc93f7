import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

/** A Chromium on disk and what its environment must hold for it to start. */
export interface Chromium {
  readonly executablePath: string
  readonly env?: Readonly<Record<string, string>>
}

const packageRoot = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
const cache = join(import.meta.dirname, '../node_modules/.cache')

/**
 * The Chromium that comes as a package (Linux on x64 only), unpacked once per version. It brings the libraries and the
 * one font that a bare machine lacks.
 */
export async function bundledChromium(): Promise<Chromium> {
  const { version }: { version: string } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'))
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) await unpackInto(home)
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf'), HOME: home },
  }
}

async function unpackInto(home: string) {
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(`${home}-`)
  await Promise.all([
    pipeline(unbrotli('chromium.br'), createWriteStream(join(draft, 'chromium'))),
    untar('al2023.tar.br', draft),
    untar('fonts.tar.br', draft),
  ])
  await chmod(join(draft, 'chromium'), 0o755)
  await writeFile(
    join(draft, 'fonts.conf'),
    `<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/cache</cachedir></fontconfig>`,
  )
  // Another run may have unpacked it meanwhile; its copy is as good as ours.
  await rename(draft, home).catch(() => rm(draft, { recursive: true }))
}

const unbrotli = (name: string) => createReadStream(join(packageRoot, 'bin', name)).pipe(createBrotliDecompress())

async function untar(name: string, into: string) {
  const tar = spawn('tar', ['-x', '--no-same-owner', '-C', into], { stdio: ['pipe', 'ignore', 'inherit'] })
  const [[code]] = await Promise.all([once(tar, 'close'), pipeline(unbrotli(name), tar.stdin)])
  if (code !== 0) throw new Error(`tar could not unpack ${name}`)
}
