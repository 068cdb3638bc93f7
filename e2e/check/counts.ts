import type { Outcome } from './run.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** A static check is one test. */
export const one = ({ code }: Outcome): Counts => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** What vitest's JSON reporter writes, as far as it is read here. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/**
 * The tests of a run of vitest. A file that could not even be loaded is one failed test; so is a run that says no while
 * every test says yes (an error outside of a test), that ran no test, or that left no report.
 */
export function ofVitest({ code }: Outcome, report: VitestReport | undefined): Counts {
  const passed = report?.numPassedTests ?? 0
  const unloaded =
    report?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0) ?? []
  const failed = (report?.numFailedTests ?? 0) + unloaded.length
  const wrong = code !== 0 || passed + failed === 0
  return { passed, failed: failed === 0 && wrong ? 1 : failed }
}

/** What a run of chaos writes, as far as it is read here. */
export interface ChaosReport {
  readonly runs: readonly { readonly findings: readonly { readonly wrong: readonly string[] }[] }[]
}

/** Each thing that must be so after the faults is a test; a run that came to no judgement is a failed one. */
export function ofChaos({ code }: Outcome, report: ChaosReport | undefined): Counts {
  const findings = report?.runs.flatMap((judged) => judged.findings) ?? []
  const failed = findings.filter(({ wrong }) => wrong.length > 0).length
  const isUnjudged = code !== 0 || findings.length === 0
  return { passed: findings.length - failed, failed: failed === 0 && isUnjudged ? 1 : failed }
}

export function total(counts: readonly Counts[]): Counts {
  return { passed: sum(counts.map(({ passed }) => passed)), failed: sum(counts.map(({ failed }) => failed)) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((whole, part) => whole + part, 0)
