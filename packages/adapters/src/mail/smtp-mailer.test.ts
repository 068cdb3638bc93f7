import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { Refused, Unavailable } from '@souk/domain/refused'
import type { Mail } from '@souk/services/mail/mailer'
import { smtpMailer } from './smtp-mailer.ts'

const mail: Mail = {
  id: '0192f000-0000-7000-8000-000000000001',
  to: 'ada@example.com',
  bcc: 'books@souk.example',
  subject: 'Grüße',
  text: 'Hallo\n',
  html: '<p>Hallo</p>',
}

/** A mail server that takes mails but for addresses it is told to answer with a code. */
async function mailServer() {
  const received: { readonly to: readonly string[]; readonly raw: Buffer }[] = []
  const refusing = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      const responseCode = refusing.get(address)
      if (responseCode !== undefined) return done(Object.assign(new Error('not here'), { responseCode }))
      done()
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())))
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Souk <mail@souk.example>' })
  return { mailer, received, refusing }
}

test('a mail reaches its recipients, also those nobody else sees', async () => {
  const { mailer, received } = await mailServer()
  await mailer.send(mail)
  const [sent] = received
  expect(sent?.to).toEqual(['ada@example.com', 'books@souk.example'])
  const parsed = await PostalMime.parse(sent?.raw ?? '')
  expect(parsed).toMatchObject({
    subject: 'Grüße',
    messageId: `<${mail.id}@souk.example>`,
    text: expect.stringMatching(/^Hallo\s+$/),
  })
  expect(parsed.bcc).toBeUndefined()
})

test('what the server rejects for good is refused, what it cannot take now is to be tried again', async () => {
  const { mailer, refusing } = await mailServer()
  refusing.set(mail.to, 550)
  const rejected = mailer.send(mail)
  await expect(rejected).rejects.toBeInstanceOf(Refused)
  await expect(rejected).rejects.toMatchObject({ code: 'mail.rejected', details: { to: mail.to } })
  refusing.set(mail.to, 451)
  await expect(mailer.send(mail)).rejects.toBeInstanceOf(Unavailable)
})

test('a server that is not there is to be tried again', async () => {
  const mailer = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'mail@souk.example' })
  await expect(mailer.send(mail)).rejects.toBeInstanceOf(Unavailable)
})

test('a copy that cannot be delivered keeps no mail back', async () => {
  const { mailer, received, refusing } = await mailServer()
  refusing.set('books@souk.example', 550)
  await mailer.send(mail)
  expect(received.map(({ to }) => to)).toEqual([['ada@example.com']])
})
