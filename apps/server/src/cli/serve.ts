import { configFrom } from '../config.ts'
import { requirePort } from '../port.ts'

/** `souk serve`: what was built, as it is, until it is asked to stop. For containers and for several nodes. */
export async function serve(): Promise<number> {
  const config = configFrom(process.env)
  await requirePort(config)
  const { run } = await import('../run.ts')
  return run(config)
}
