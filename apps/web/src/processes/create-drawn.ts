import { createMemo, onMount } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { ProcessSummary } from '@souk/contract/processes'
import type { Drawn, Reach } from '@souk/process/draw/elements'
import { useApp } from '../app/app-context.ts'
import { createFollowed } from '../app/followed.ts'
import { useText } from '../text/use-text.ts'
import { text } from './text.ts'

/** What a drawing of a version needs besides its model: words, and what stands behind its names; follows every change of both. */
export function createDrawn(version: Accessor<ProcessSummary>): Accessor<Drawn> {
  const words = useText(text)
  const { souk, marketplace } = useApp()
  const builtins = createFollowed(() => souk.processes.builtins.query())
  const bindings = createFollowed(() => souk.processes.bindings.query())
  onMount(() => {
    void builtins.reload()
    void bindings.reload()
  })
  marketplace.changes.on(['bindings', 'processes'], () => void bindings.reload())
  const unbound = createMemo(() => new Set(version().unbound.map(({ kind, name }) => `${kind} ${name}`)))
  const builtinReach = (name: string): Reach | undefined =>
    builtins.value()?.commands.find((command) => command.name === name)?.by
  const reachOf = (name: string): Reach | undefined => {
    const binding = bindings.value()?.find((entry) => entry.kind === 'command' && entry.name === name)?.binding
    if (binding?.kind === 'webhook' || binding?.kind === 'noop') return binding.kind
    return builtinReach(binding?.kind === 'builtin' ? binding.name : name)
  }
  return createMemo(() => ({
    words: words(),
    isBound: (kind, name) => !unbound().has(`${kind} ${name}`),
    reachOf,
  }))
}
