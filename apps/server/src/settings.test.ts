import { expect, test } from 'vitest'
import { settingsFrom } from './settings.ts'

test('the defaults are loopback, port 4400 and the demo', () => {
  expect(settingsFrom({})).toMatchObject({
    host: '127.0.0.1',
    port: 4400,
    url: 'http://127.0.0.1:4400',
    demo: true,
    demoRate: 6,
  })
})

test('a port that is none is refused in one sentence', () => {
  expect(() => settingsFrom({ PORT: 'abc' })).toThrow('PORT is "abc", but must be a whole number from 1 to 65535.')
})

test('a server beyond loopback refuses to start with the demo unless it was asked for', () => {
  expect(() => settingsFrom({ HOST: '0.0.0.0' })).toThrow('SOUK_DEMO=off')
  expect(settingsFrom({ HOST: '0.0.0.0', SOUK_DEMO: 'on' }).demo).toBe(true)
  expect(settingsFrom({ HOST: '0.0.0.0', SOUK_DEMO: 'off' }).demo).toBe(false)
})

test('an unknown value of SOUK_DEMO is refused', () => {
  expect(() => settingsFrom({ SOUK_DEMO: 'no' })).toThrow('must be "on" or "off"')
})

test('mails are files unless a server is named, and then it must be known whom they are from', () => {
  expect(settingsFrom({}).mail).toEqual({ from: 'Souk <souk@localhost>' })
  const mail = { SMTP_URL: 'smtps://smtp.example:465', MAIL_FROM: 'Souk <mail@souk.example>' }
  expect(settingsFrom(mail).mail).toEqual({ smtpUrl: 'smtps://smtp.example:465', from: 'Souk <mail@souk.example>' })
  expect(() => settingsFrom({ SMTP_URL: mail.SMTP_URL })).toThrow('MAIL_FROM')
  expect(() => settingsFrom({ ...mail, SMTP_URL: 'http://smtp.example' })).toThrow('SMTP_URL must be')
})

test('a node runs all workers, none, or those it is told', () => {
  expect([...settingsFrom({}).workers]).toContain('timers')
  expect([...settingsFrom({ SOUK_WORKERS: 'none' }).workers]).toEqual([])
  expect([...settingsFrom({ SOUK_WORKERS: 'mail, timers' }).workers]).toEqual(['timers', 'mail'])
  expect(() => settingsFrom({ SOUK_WORKERS: 'mail,cron' })).toThrow('SOUK_WORKERS names cron; there are timers,')
})

test('clients are handed over in moments where there is no other node, else in ten seconds', () => {
  expect(settingsFrom({}).drainMs).toBe(200)
  expect(settingsFrom({ DATABASE_URL: 'postgresql://db/souk' }).drainMs).toBe(10_000)
  expect(settingsFrom({ DATABASE_URL: 'postgresql://db/souk', SOUK_DRAIN_MS: '0' }).drainMs).toBe(0)
})

test('a secret that is too short is refused, and not repeated', () => {
  expect(settingsFrom({ SOUK_SECRET: 's'.repeat(32) }).secret).toHaveLength(32)
  expect(() => settingsFrom({ SOUK_SECRET: 'hush' })).toThrow(
    /^SOUK_SECRET has 4 characters, but must have at least 32\.$/,
  )
})

test('hints go over NATS where an address of it is given', () => {
  expect(settingsFrom({}).natsUrl).toBeUndefined()
  const cluster = 'nats://one:4222, tls://two:4222'
  expect(settingsFrom({ NATS_URL: cluster }).natsUrl).toBe(cluster)
  expect(() => settingsFrom({ NATS_URL: 'localhost:4222' })).toThrow('NATS_URL must be an address like')
})

test('metrics are for this machine unless they are opened or put off', () => {
  expect(settingsFrom({}).metrics).toBe('loopback')
  expect(settingsFrom({ SOUK_METRICS: 'open' }).metrics).toBe('open')
  expect(() => settingsFrom({ SOUK_METRICS: 'on' })).toThrow('must be one of loopback, open, off')
})
