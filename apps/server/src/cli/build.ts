import { build as make } from '../build.ts'

/** `souk build`: what `souk serve` needs and the repository does not hold. */
export async function build(): Promise<number> {
  await make()
  return 0
}
