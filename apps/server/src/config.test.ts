import { expect, test } from 'vitest'
import { configFrom } from './config.ts'

test('the defaults are loopback, port 4400 and the demo', () => {
  expect(configFrom({})).toMatchObject({
    host: '127.0.0.1',
    port: 4400,
    url: 'http://127.0.0.1:4400',
    demo: true,
    demoRate: 6,
  })
})

test('fewer connections to the database than a node must have are refused', () => {
  expect(configFrom({ SOUK_DATABASE_CONNECTIONS: '6' }).databaseConnections).toBe(6)
  expect(() => configFrom({ SOUK_DATABASE_CONNECTIONS: '3' })).toThrow('must be a whole number from 4 to 64.')
})

test('a port that is none is refused in one sentence', () => {
  expect(() => configFrom({ PORT: 'abc' })).toThrow('PORT is "abc", but must be a whole number from 1 to 65535.')
})

test('a server beyond loopback refuses to start with the demo unless it was asked for', () => {
  expect(() => configFrom({ HOST: '0.0.0.0' })).toThrow('SOUK_DEMO=off')
  expect(configFrom({ HOST: '0.0.0.0', SOUK_DEMO: 'on' }).demo).toBe(true)
  expect(configFrom({ HOST: '0.0.0.0', SOUK_DEMO: 'off' }).demo).toBe(false)
})

test('an unknown value of SOUK_DEMO is refused', () => {
  expect(() => configFrom({ SOUK_DEMO: 'no' })).toThrow('must be "on" or "off"')
})

test('mails are files unless a server is named, and then it must be known whom they are from', () => {
  expect(configFrom({}).mail).toEqual({ from: 'Souk <souk@localhost>' })
  const mail = { SMTP_URL: 'smtps://smtp.example:465', MAIL_FROM: 'Souk <mail@souk.example>' }
  expect(configFrom(mail).mail).toEqual({ smtpUrl: 'smtps://smtp.example:465', from: 'Souk <mail@souk.example>' })
  expect(() => configFrom({ SMTP_URL: mail.SMTP_URL })).toThrow('MAIL_FROM')
  expect(() => configFrom({ ...mail, SMTP_URL: 'http://smtp.example' })).toThrow('SMTP_URL must be')
})

test('a node runs all workers, none, or those it is told', () => {
  expect([...configFrom({}).workers]).toContain('timers')
  expect([...configFrom({ SOUK_WORKERS: 'none' }).workers]).toEqual([])
  expect([...configFrom({ SOUK_WORKERS: 'mail, timers' }).workers]).toEqual(['timers', 'mail'])
  expect(() => configFrom({ SOUK_WORKERS: 'mail,cron' })).toThrow('SOUK_WORKERS names cron; there are timers,')
})

test('clients are handed over in moments where there is no other node, else in ten seconds', () => {
  expect(configFrom({}).drainMs).toBe(200)
  expect(configFrom({ DATABASE_URL: 'postgresql://db/souk' }).drainMs).toBe(10_000)
  expect(configFrom({ DATABASE_URL: 'postgresql://db/souk', SOUK_DRAIN_MS: '0' }).drainMs).toBe(0)
})

test('a secret that is too short is refused, and not repeated', () => {
  expect(configFrom({ SOUK_SECRET: 's'.repeat(32) }).secret).toHaveLength(32)
  expect(() => configFrom({ SOUK_SECRET: 'hush' })).toThrow(
    /^SOUK_SECRET has 4 characters, but must have at least 32\.$/,
  )
})

test('hints go over NATS where an address of it is given', () => {
  expect(configFrom({}).natsUrl).toBeUndefined()
  const cluster = 'nats://one:4222, tls://two:4222'
  expect(configFrom({ NATS_URL: cluster }).natsUrl).toBe(cluster)
  expect(() => configFrom({ NATS_URL: 'localhost:4222' })).toThrow('NATS_URL must be an address like')
})

test('metrics are for this machine unless they are opened or put off', () => {
  expect(configFrom({}).metrics).toBe('loopback')
  expect(configFrom({ SOUK_METRICS: 'open' }).metrics).toBe('open')
  expect(() => configFrom({ SOUK_METRICS: 'on' })).toThrow('must be one of loopback, open, off')
})

test('where people reach it is an address of the web', () => {
  expect(configFrom({ SOUK_URL: 'https://souk.example/' }).url).toBe('https://souk.example')
  expect(() => configFrom({ SOUK_URL: 'souk.example' })).toThrow('SOUK_URL is "souk.example", but must be')
})

test('origins are taken as browsers write them', () => {
  const { origins } = configFrom({ SOUK_ORIGINS: 'https://Shop.example/, http://localhost:5173' })
  expect(origins).toEqual(['https://shop.example', 'http://localhost:5173'])
  expect(() => configFrom({ SOUK_ORIGINS: 'shop.example' })).toThrow('SOUK_ORIGINS names shop.example, which is no')
})

test('proxies are addresses and networks', () => {
  const known = ['10.0.0.0/8', 'fd00::/8', '192.0.2.7', '::1', 'loopback', 'uniquelocal']
  expect(configFrom({ SOUK_PROXIES: known.join(', ') }).proxies).toEqual(known)
  for (const wrong of ['caddy', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/8/8'])
    expect(() => configFrom({ SOUK_PROXIES: wrong })).toThrow(`SOUK_PROXIES names ${wrong}; there are`)
})
