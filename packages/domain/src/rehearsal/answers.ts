import type { Command, Condition, Engine } from '../engine/registry.ts'
import { Refused } from '../refused.ts'

/** What of a rehearsal is not left to the rules. */
export interface Script {
  /** Conditions that are answered either way. */
  readonly conditions: ReadonlySet<string>
  /** Commands that also fail. */
  readonly commands: ReadonlySet<string>
  /** Other programs fire what is the system's, the sister's events too; orders are acted on before they were started. */
  readonly byForce: boolean
}

/** Of so many ways to answer what one act asks, the others are left out: eight conditions at once are more than any process asks. */
const MOST = 256

type Answers = ReadonlyMap<string, boolean>

/**
 * Does it once for each way the script's names may be answered that makes a difference. Conditions are false and commands run at
 * first; whatever was asked is tried the other way too.
 */
export function eachAnswer<Outcome>(engine: Engine, script: Script, act: (engine: Engine) => Outcome): Outcome[] {
  const outcomes: Outcome[] = []
  const waiting: Answers[] = [new Map()]
  for (const answers of waiting) {
    if (outcomes.length >= MOST) break
    const asked = new Set<string>()
    const answer = (question: string): boolean => {
      asked.add(question)
      return answers.get(question) ?? false
    }
    outcomes.push(act(answering(engine, script, answer)))
    const open = [...asked].filter((question) => !answers.has(question))
    open.forEach((question, n) => {
      const before = open.slice(0, n).map((each) => [each, false] as const)
      waiting.push(new Map([...answers, ...before, [question, true]]))
    })
  }
  return outcomes
}

function answering(engine: Engine, script: Script, answer: (question: string) => boolean): Engine {
  const { context, registry } = engine
  const conditions = [...script.conditions].map((name): [string, Condition] => [
    name,
    () => answer(`condition ${name}`),
  ])
  const commands = [...script.commands].flatMap((name): [string, Command][] => {
    const command = registry.commands.get(name)
    return command ? [[name, failing(name, command, answer)]] : []
  })
  return {
    context,
    registry: {
      ...registry,
      conditions: new Map([...registry.conditions, ...conditions]),
      commands: new Map([...registry.commands, ...commands]),
    },
  }
}

function failing(name: string, command: Command, answer: (question: string) => boolean): Command {
  return {
    ...command,
    run(subject, context) {
      if (answer(`command ${name}`)) throw new Refused('rehearsal.failed', `${name} fails.`, { command: name })
      return command.run(subject, context)
    },
  }
}
