export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array
}

export interface Mail {
  /** The same whenever it is tried again: a mail server that has it already, and a spool, keep it once. */
  readonly id: string
  readonly to: string
  readonly bcc?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly Attachment[]
}

/** Gets mails on their way. */
export interface Mailer {
  /** Answers when the mail is out of our hands. Throws `Unavailable`; refused for good: `mail.rejected`. */
  send(mail: Mail): Promise<void>
}
