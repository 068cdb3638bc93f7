import { total, type Counts } from './counts.ts'
import { endAll, type Outcome } from './run.ts'
import { stages, type Step } from './steps.ts'

/** What two cores carry without slowing each other down. */
const abreast = 2

const needed = 24

async function main() {
  if (Number.parseInt(process.versions.node, 10) < needed) {
    console.error(
      `Souk needs Node ${needed}, this is ${process.version}: run \`npx -y pnpm@12 test\`, which brings its own.`,
    )
    return 1
  }
  const results: (Step & Counts)[] = []
  for (const stage of stages({ browser: !process.argv.includes('--fast') })) results.push(...(await together(stage)))
  const { passed, failed } = total(results)
  for (const { name } of results.filter((step) => step.failed > 0)) console.log(`FAILED  ${name}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

async function together(stage: readonly Step[]) {
  const waiting = [...stage]
  const done: (Step & Counts)[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const outcome = await step.perform()
      report(step, outcome)
      done.push({ ...step, ...outcome })
    }
  }
  await Promise.all(Array.from({ length: abreast }, lane))
  return done
}

function report({ name }: Step, { passed, failed, seconds, output }: Outcome & Counts) {
  const verdict = failed === 0 ? 'passed' : 'FAILED'
  console.log(`${verdict}  ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s  ${passed} of ${passed + failed}`)
  if (failed > 0) console.log(`\n── ${name} ──\n${output.trim()}\n── end of ${name} ──\n`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endAll()
    process.exit(130)
  })
}

process.exitCode = await main()
