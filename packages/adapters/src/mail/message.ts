import type { SendMailOptions } from 'nodemailer'
import type { Mail } from '@souk/services/mail/mailer'

/** A mail as the library takes it. Its message id is that of the mail, so that one tried twice is known as one. */
export function messageOf(mail: Mail, from: string): SendMailOptions {
  const { id, to, bcc, subject, text, html, attachments = [] } = mail
  return {
    messageId: `<${id}@${hostOf(from)}>`,
    from,
    to,
    ...(bcc !== undefined && { bcc }),
    subject,
    text,
    html,
    attachments: attachments.map(({ name, mediaType, body }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(body),
    })),
    // Bodies are text, not names of files or addresses to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Of `Souk <mail@souk.example>`: `souk.example`. */
function hostOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
}
