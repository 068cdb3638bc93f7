import { graphOf } from '../graph.ts'
import type { Finding, Process } from '../model.ts'
import type { Assembly } from '../read/declared.ts'
import { acceptanceFindings } from './acceptance.ts'
import { ampersandFindings } from './ampersands.ts'
import { askedOnceFindings } from './asked-once.ts'
import { choiceFindings } from './choice.ts'
import { displayFindings } from './display.ts'
import { eventFindings, stateFindings } from './duplicates.ts'
import { emptyFindings } from './empty.ts'
import { transitionEndFindings } from './ends.ts'
import { exitFindings } from './exits.ts'
import { flagFindings } from './flags.ts'
import { initialFindings } from './initial.ts'
import type { KnownNames } from './known.ts'
import { listedFindings } from './listed.ts'
import { loopFindings, selfFindings } from './loops.ts'
import { nameFindings } from './names.ts'
import { manualFindings, onEnterFindings } from './on-enter.ts'
import { paidFindings } from './paid.ts'
import { endFindings, entryFindings } from './reach.ts'
import { referenceFindings } from './references.ts'
import { reservedFindings } from './reserved.ts'
import { aloneFindings, sisterFindings } from './sister.ts'
import { intervalFindings, timeoutFindings } from './timeouts.ts'
import { unboundFindings } from './unbound.ts'
import { unpaidBackFindings } from './unpaid-back.ts'
import { unmarkedFindings, unusedFindings } from './unused.ts'

export interface LintOptions {
  /** Commands, conditions and time-out processors there are; without them nothing is said of names. */
  readonly known?: KnownNames
  /** Processes of the other side that items of this one are paired with; without them L16 is silent. */
  readonly sisters?: readonly Process[]
}

/** Rules about how a process is written, over all its files. */
export function lintAssembly(assembly: Assembly): Finding[] {
  const { processes, main } = assembly
  return [
    ...referenceFindings(processes),
    ...emptyFindings(processes, main.at),
    ...stateFindings(assembly),
    ...eventFindings(assembly),
    ...transitionEndFindings(processes),
    ...listedFindings(assembly),
    ...nameFindings(assembly),
    ...ampersandFindings(assembly),
    ...acceptanceFindings(assembly),
  ]
}

/** Rules about what a process does, wherever it comes from. */
export function lintProcess(process: Process, { known, sisters = [] }: LintOptions = {}): Finding[] {
  const graph = graphOf(process)
  const rules = [
    intervalFindings,
    timeoutFindings,
    onEnterFindings,
    manualFindings,
    exitFindings,
    choiceFindings,
    entryFindings,
    endFindings,
    unusedFindings,
    unmarkedFindings,
    loopFindings,
    paidFindings,
    displayFindings,
    selfFindings,
    reservedFindings,
    flagFindings,
    askedOnceFindings,
    unpaidBackFindings,
    aloneFindings,
  ]
  return [
    ...rules.flatMap((rule) => [...rule(graph)]),
    ...initialFindings(graph, known?.commands),
    ...(known ? unboundFindings(graph, known) : []),
    ...sisterFindings(graph, sisters),
  ]
}
