import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { bundledChromium, type Chromium } from './bundled.ts'

interface Source {
  readonly name: string
  /** Where it is, after fetching it if need be; undefined where this source has none. */
  readonly find: () => Chromium | undefined | Promise<Chromium | undefined>
}

const sources: readonly Source[] = [
  { name: 'SOUK_CHROMIUM', find: () => at(process.env['SOUK_CHROMIUM']) },
  {
    name: 'the package',
    find: () => (`${process.platform} ${process.arch}` === 'linux x64' ? bundledChromium() : undefined),
  },
  { name: 'an installed one', find: () => at(installed.find((path) => existsSync(path))) },
  { name: "Playwright's download", find: playwrightsOwn },
  { name: 'apt-get', find: installByApt },
]

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the first Chromium that really opens a page, with a profile of its own. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const refusals: string[] = []
  for (const { name, find } of sources) {
    try {
      const found = await find()
      if (found) return await launch(found)
      refusals.push(`${name}: none here`)
    } catch (error) {
      refusals.push(`${name}: ${String(error)}`)
    }
  }
  throw new Error(`No Chromium starts here; set SOUK_CHROMIUM to one.\n${refusals.join('\n')}`)
}

async function launch({ executablePath, env = {} }: Chromium) {
  const browser = await chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } })
  try {
    await using page = await browser.newPage()
    await page.setContent('<p>ready</p>')
    return browser
  } catch (error) {
    await browser.close()
    throw error
  }
}

const at = (executablePath: string | undefined): Chromium | undefined =>
  executablePath ? { executablePath } : undefined

function playwrightsOwn() {
  const path = chromium.executablePath()
  if (existsSync(path)) return at(path)
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  run(process.execPath, [cli, 'install', '--no-shell', 'chromium'])
  return at(path)
}

function installByApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  return at('/usr/bin/chromium')
}

function run(program: string, args: readonly string[]) {
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 240_000,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${(error?.message ?? stderr).trim().slice(-400)}`)
}
