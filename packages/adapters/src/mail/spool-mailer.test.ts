import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { expect, onTestFinished, test } from 'vitest'
import type { Mail } from '@souk/services/mail/mailer'
import { spoolMailer } from './spool-mailer.ts'

const mail: Mail = {
  id: '0192f000-0000-7000-8000-000000000001',
  to: 'ada@example.com',
  bcc: 'books@souk.example',
  subject: 'Ihre Rechnung über 10 €',
  text: 'Größe: 10 €\n',
  html: '<p>Größe: 10 €</p>',
  attachments: [{ name: 'Invoice-DE-2026-1.pdf', mediaType: 'application/pdf', body: Uint8Array.of(0, 255, 37, 80) }],
}

async function spool() {
  const home = await mkdtemp(join(tmpdir(), 'souk-mail-'))
  onTestFinished(() => rm(home, { recursive: true }))
  const folder = join(home, 'mail')
  const mailer = spoolMailer({ folder, from: 'Souk <mail@souk.example>' })
  return { mailer, files: () => readdir(folder), read: (name: string) => readFile(join(folder, name)) }
}

test('a mail becomes a file that mail programs read, attachments byte for byte', async () => {
  const { mailer, files, read } = await spool()
  await mailer.send(mail)
  expect(await files()).toEqual([`${mail.id}.eml`])
  const read1 = await PostalMime.parse(await read(`${mail.id}.eml`))
  expect(read1).toMatchObject({
    subject: mail.subject,
    from: { address: 'mail@souk.example', name: 'Souk' },
    to: [{ address: mail.to }],
    bcc: [{ address: mail.bcc }],
    messageId: `<${mail.id}@souk.example>`,
    text: mail.text,
    attachments: [{ filename: 'Invoice-DE-2026-1.pdf', mimeType: 'application/pdf' }],
  })
  expect(read1.html?.trim()).toBe(mail.html)
  expect(new Uint8Array(read1.attachments[0]?.content as ArrayBuffer)).toEqual(Uint8Array.of(0, 255, 37, 80))
})

test('a mail that is tried again is there once', async () => {
  const { mailer, files } = await spool()
  await Promise.all([mailer.send(mail), mailer.send({ ...mail, id: `${mail.id.slice(0, -1)}2` })])
  await mailer.send(mail)
  expect(await files()).toHaveLength(2)
})
