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
