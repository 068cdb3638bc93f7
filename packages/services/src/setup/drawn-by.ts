import type { Registry } from '@souk/domain/engine/registry'
import type { Binding, Marketplace } from '@souk/domain/marketplace'
import type { Drawn, Reach } from '@souk/process/draw/elements'
import { plain } from '@souk/process/draw/plain'

type Bindings = Pick<Marketplace, 'commands' | 'conditions'>

/** How processes are drawn here: what stands behind each name, as a step would find it. */
export function drawnBy({ commands, conditions }: Registry, bindings: Bindings): Drawn {
  const reachOf = (command: string): Reach | undefined =>
    commands.get(command)?.by ?? reachBy(bindings.commands.get(command), { commands })
  return {
    ...plain,
    isBound: (kind, name) =>
      kind === 'command'
        ? commands.has(name) || bindings.commands.has(name)
        : conditions.has(name) || bindings.conditions.has(name),
    reachOf,
  }
}

function reachBy(binding: Binding | undefined, { commands }: Pick<Registry, 'commands'>): Reach | undefined {
  if (binding?.kind === 'webhook' || binding?.kind === 'noop') return binding.kind
  return binding?.kind === 'builtin' ? commands.get(binding.name)?.by : undefined
}
