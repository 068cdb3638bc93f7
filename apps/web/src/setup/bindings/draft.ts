import type { UnboundName } from '@souk/contract/processes'
import type { Binding } from '@souk/domain/marketplace'

type BindingKind = Binding['kind'] | 'none'

/** A binding while it is typed; `none` takes it away. */
export type BindingDraft = {
  readonly kind: BindingKind
  readonly name: string
  readonly url: string
  readonly source: string
}

/** What may stand for a command, and what for a condition. */
export const kindsOf = (kind: UnboundName['kind']): readonly BindingKind[] =>
  kind === 'command'
    ? ['builtin', 'webhook', 'noop', 'none']
    : ['builtin', 'expression', 'webhook', 'always', 'never', 'none']

export const draftOf = (binding: Binding | null): BindingDraft => ({
  kind: binding?.kind ?? 'builtin',
  name: binding?.kind === 'builtin' ? binding.name : '',
  url: binding?.kind === 'webhook' ? binding.url : 'https://',
  source: binding?.kind === 'expression' ? binding.source : '',
})

export function bindingOf({ kind, name, url, source }: BindingDraft): Binding | null {
  switch (kind) {
    case 'none':
      return null
    case 'builtin':
      return { kind, name }
    case 'webhook':
      return { kind, url: url.trim() }
    case 'expression':
      return { kind, source: source.trim() }
    case 'noop':
    case 'always':
    case 'never':
      return { kind }
  }
}
