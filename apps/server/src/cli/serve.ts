import { requirePort } from '../port.ts'
import { settingsFrom } from '../settings.ts'

/** `souk serve`: what was built, as it is, until it is asked to stop. For containers and for several nodes. */
export async function serve(): Promise<number> {
  const settings = settingsFrom(process.env)
  await requirePort(settings)
  const { run } = await import('../run.ts')
  return run(settings)
}
