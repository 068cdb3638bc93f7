import { Unusable } from '@souk/postgres/embedded/unusable'
import { build } from '../build.ts'
import { configFrom } from '../config.ts'
import { requirePort } from '../port.ts'

/** `souk start`: everything a marketplace needs, on this machine, until Ctrl-C. */
export async function start(): Promise<number> {
  requireNode()
  const config = configFrom(process.env)
  await requirePort(config)
  await build()
  // What was generated just now may be imported only from here on.
  const { run } = await import('../run.ts')
  return run(config)
}

function requireNode(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return
  throw new Unusable(
    `Souk runs on Node 24, but this is Node ${process.versions.node}. Start it with "npx -y pnpm@12 start", which brings its own.`,
  )
}
