import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configFrom } from '@souk/server/config'
import type { Config } from '@souk/server/config'

const root = join(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Service {
  readonly image: string
  readonly environment?: Readonly<Record<string, string>>
  readonly init?: boolean
  readonly stop_grace_period?: string
  readonly healthcheck?: { readonly test: readonly string[] }
}

const { services, networks } = parse(text('compose.yaml'), { merge: true }) as {
  services: Readonly<Record<string, Service>>
  networks: { default: { ipam: { config: readonly { subnet: string }[] } } }
}
const nodes = Object.entries(services).filter(([name]) => name.startsWith('souk-'))
const containerfile = text('Containerfile')
const balancing = text('deploy/Caddyfile')
const images = [
  ...Object.values(services).map(({ image }) => image),
  ...[...containerfile.matchAll(/^FROM (\S+:\S+)/gm)].map(([, image]) => image ?? ''),
]

/** As compose fills them in where the person's environment says nothing. */
const filled = (env: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{\w+:-([^}]*)\}/g, (_, otherwise: string) => otherwise),
    ]),
  )

/** What the container file sets in every container. */
const inEvery: Record<string, string> = Object.fromEntries(
  [...(/^ENV (.+)$/m.exec(containerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
)

/** What the server makes of an environment, and which names it looked for. */
function read(env: Readonly<Record<string, string>>): { config: Config; names: ReadonlySet<string> } {
  const names = new Set<string>()
  const watched = new Proxy(env, {
    get(target, name) {
      names.add(String(name))
      return target[String(name)]
    },
  })
  return { config: configFrom(watched), names }
}

const known = read({}).names

describe('the container file and compose.yaml', () => {
  test('are of three nodes on one database and one NATS', () => {
    const each = nodes.map(([, { environment = {} }]) => read({ ...inEvery, ...filled(environment) }).config)
    expect(each).toHaveLength(3)
    expect(new Set(each.map(({ databaseUrl }) => databaseUrl))).toEqual(
      new Set(['postgresql://souk:souk@postgres:5432/souk']),
    )
    expect(new Set(each.map(({ natsUrl }) => natsUrl))).toEqual(new Set(['nats://nats:4222']))
    expect(each.every(({ host, demo }) => host === '0.0.0.0' && !demo)).toBe(true)
  })

  test('have nodes hear that they are to stop from their first moment on', () => {
    expect(nodes.map(([, { init }]) => init)).toEqual([true, true, true])
  })

  test.each(nodes)(
    '%s sets what the server reads, and waits longer than it takes to leave',
    (_, { environment = {}, ...node }) => {
      expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([])
      const { drainMs } = read({ ...inEvery, ...filled(environment) }).config
      expect(Number.parseInt(node.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(drainMs + 5_000)
    },
  )

  test('set nothing in every container that nobody reads', () => {
    expect(Object.keys(inEvery).filter((name) => !known.has(name))).toEqual(['NODE_ENV'])
  })

  test('pin every image', () => {
    expect(images.length).toBeGreaterThan(7)
    for (const image of images) expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?(-\w+)?$/)
  })

  test('run on the Node and the package manager of the workspace', () => {
    const node = /^nodeVersion: (\S+)$/m.exec(text('pnpm-workspace.yaml'))?.[1]
    const { engines } = JSON.parse(text('package.json')) as { engines: { pnpm: string } }
    expect(images.filter((image) => image.startsWith('node:'))).toEqual([`node:${node}-slim`, `node:${node}-slim`])
    for (const [, version] of containerfile.matchAll(/pnpm@(\d+)/g)) expect(`>=${version}`).toBe(engines.pnpm)
  })

  test('balance over the nodes there are', () => {
    const upstreams = /reverse_proxy (.+) \{/.exec(balancing)?.[1]?.split(' ')
    expect(upstreams).toEqual(nodes.map(([name]) => `${name}:${inEvery['PORT']}`))
  })

  test('believe who calls of their own network alone: the balancer of what asks it, the nodes of the balancer', () => {
    const { subnet = '' } = filled({ ...networks.default.ipam.config[0] })
    const balancer = filled(services['balancer']?.environment ?? {})
    const proxies = nodes.map(([, { environment = {} }]) => read({ ...inEvery, ...filled(environment) }).config.proxies)
    expect(proxies).toEqual(nodes.map(() => [subnet]))
    expect(balancer['SOUK_NETWORK']).toBe(subnet)
    expect(balancing).toMatch(/^\s*trusted_proxies static \{\$SOUK_NETWORK\}$/m)
  })

  test('wait for the PostgreSQL that answers over TCP, which it does not while it sets itself up', () => {
    expect(services['postgres']?.healthcheck?.test.join(' ')).toContain('pg_isready -h 127.0.0.1 ')
  })
})

test('every variable the server reads is explained', () => {
  const page = text('docs/operating.md')
  expect([...known].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
