import { relative, resolve } from 'node:path'
import type { Finding } from '@souk/process/model'
import type { ReadProcess } from '@souk/process/read/read-process'
import type { Target } from './lint-targets.ts'

export interface Linted {
  readonly target: Target
  readonly result: ReadProcess
}

function jsonOf({ target, result }: Linted): object {
  const { name, dialect, counts } = result
  const findings = result.findings.map(({ rule, level, file, line: row, column, message, remedy }) => ({
    rule,
    level,
    file,
    line: row,
    column,
    message,
    remedy,
  }))
  return { file: target.file, process: name, dialect, ...counts, findings }
}

/** One array, an object per main process. */
export function jsonReport(linted: readonly Linted[]): string {
  return JSON.stringify(linted.map(jsonOf), null, 2)
}

function shown(target: Target, file: string): string {
  return relative(process.cwd(), resolve(target.root, file)) || file
}

function line(target: Target, { file, line: row, column, level, rule, message, remedy }: Finding): string {
  return `  ${shown(target, file)}:${row}:${column} ${level} ${rule} ${message} — ${remedy}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`
}

function section({ target, result }: Linted): string {
  const { states, transitions, events } = result.counts
  const size = `${counted(states, 'state')}, ${counted(transitions, 'transition')}, ${counted(events, 'event')}`
  const head = `${shown(target, target.file)}: ${result.name || 'no process'} (${result.dialect}), ${size}`
  return [head, ...result.findings.map((finding) => line(target, finding))].join('\n')
}

function summary(linted: readonly Linted[]): string {
  const findings = linted.flatMap(({ result }) => result.findings)
  const of = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  const refused = linted.filter(({ result }) => result.findings.some(({ level }) => level === 'refused')).length
  return `${counted(linted.length, 'process')}, ${refused} refused; ${counted(of('error'), 'error')}, ${counted(of('warning'), 'warning')}, ${counted(of('info'), 'note')}`
}

/** For people: a section per process, its findings by file, and a line that sums up. */
export function textReport(linted: readonly Linted[]): string {
  return [...linted.map(section), summary(linted)].join('\n')
}
