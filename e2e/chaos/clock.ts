import { readFileSync } from 'node:fs'

/**
 * Preloaded into a node (`--import`): at SIGUSR2 its clock goes wrong by what the file says, in milliseconds. What counts
 * time without a clock, such as timeouts, goes on as ever.
 */
const TrueDate = Date
const trueNow = Date.now
let wrongBy = 0

const now = (): number => trueNow() + wrongBy

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as) as Date,
  get: (target, name, self): unknown => (name === 'now' ? now : Reflect.get(target, name, self)),
})

process.on('SIGUSR2', () => {
  wrongBy = Number(readFileSync(process.env['SOUK_CHAOS_CLOCK'] ?? '', 'utf8'))
})
