import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mailer } from '@souk/services/mail/mailer'
import { messageOf } from './message.ts'

export interface SpoolOptions {
  readonly folder: string
  readonly from: string
}

/**
 * Leaves each mail as a file `<id>.eml`, whole or not at all, for whoever carries mails on from there; any mail program opens
 * it. For its owner's eyes alone: mails hold codes and addresses.
 */
export function spoolMailer({ folder, from }: SpoolOptions): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(mail, from))
      if (!Buffer.isBuffer(message)) throw new TypeError('a mail was not composed whole')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const unfinished = join(folder, `.${mail.id}.part`)
      await writeFile(unfinished, message, { mode: 0o600, flush: true })
      await rename(unfinished, join(folder, `${mail.id}.eml`))
    },
  }
}
