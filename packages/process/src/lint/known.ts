/** Names that processes may use without binding them, by kind. */
export interface KnownNames {
  readonly commands: ReadonlySet<string>
  readonly conditions: ReadonlySet<string>
  readonly timeoutProcessors: ReadonlySet<string>
}
