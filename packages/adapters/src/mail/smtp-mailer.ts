import { createTransport } from 'nodemailer'
import type { NodemailerError } from 'nodemailer'
import { Refused, Unavailable } from '@souk/domain/refused'
import type { Mailer } from '@souk/services/mail/mailer'
import { messageOf } from './message.ts'

/** Together shorter than the lease of a task. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

export interface SmtpOptions {
  /** e.g. `smtps://user:password@smtp.example:465`. */
  readonly url: string
  readonly from: string
}

/** Hands mails to a mail server. What it rejects for good is `Refused('mail.rejected')`. */
export function smtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({ url, ...TIMEOUTS })
  return {
    async send(mail) {
      try {
        const { rejectedErrors = [] } = await transport.sendMail(messageOf(mail, from))
        // Some recipients may be taken where others are not.
        const rejected = rejectedErrors.find(({ recipient }) => recipient === mail.to)
        if (rejected) throw rejected
      } catch (error) {
        throw failure(error as NodemailerError, mail.to)
      }
    },
  }
}

function failure({ message, permanent, code }: NodemailerError, to: string): Error {
  if (permanent ?? code === 'EENVELOPE') return new Refused('mail.rejected', `${to}: ${message}`, { to })
  return new Unavailable(`The mail server: ${message}`)
}
