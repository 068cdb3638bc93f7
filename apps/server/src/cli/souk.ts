import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Unusable } from '@souk/postgres/embedded/unusable'
import { fail } from './fail.ts'

/** Takes the arguments after its name; resolves to the exit code. */
export type Command = (args: readonly string[]) => Promise<number>

/** Every command by its words, loaded only when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  build: async () => (await import('./build.ts')).build,
  serve: async () => (await import('./serve.ts')).serve,
  nodes: async () => (await import('./nodes.ts')).nodes,
  'process lint': async () => (await import('./process-lint.ts')).processLint,
  'process export': async () => (await import('./process-export.ts')).processExport,
  'process walk': async () => (await import('./process-walk.ts')).processWalk,
}

function named(
  args: readonly string[],
): { readonly load: () => Promise<Command>; readonly rest: readonly string[] } | undefined {
  const name = Object.keys(commands).find((words) => words.split(' ').every((word, index) => args[index] === word))
  const load = name === undefined ? undefined : commands[name]
  return load && { load, rest: args.slice(name?.split(' ').length) }
}

async function run(args: readonly string[]): Promise<number> {
  const command = named(args)
  if (!command) return fail(`Unknown command. There is: ${Object.keys(commands).join(', ')}.`)
  try {
    return await (
      await command.load()
    )(command.rest)
  } catch (error) {
    if (error instanceof Unusable) return fail(error.message)
    throw error
  }
}

// The next start takes a sixth less. Not where Node would keep it: what anybody may write is no place for code.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compiled'))
process.exitCode = await run(process.argv.slice(2))
