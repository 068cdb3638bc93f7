/** What was made once and is handed out again. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array
}

export interface Files {
  byId(id: string): Promise<StoredFile | undefined>
  /** Keeps a file for ever: what is there under its id already stays. Answers what is kept. */
  keep(file: StoredFile): Promise<StoredFile>
}
