import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { processLint } from './process-lint.ts'

const states = '<states><state name="new" display="d"/><state name="closed" display="d"/></states>'
const transitions =
  '<transitions><transition><source>new</source><target>closed</target><event>go</event></transition></transitions>'
const events = '<events><event name="go" manual="true"/></events>'

function file(name: string, { parts = states + transitions + events, stubs = '' } = {}): string {
  return `<statemachine xmlns="spryker:oms-01"><process name="${name}" main="true">${parts}</process>${stubs}</statemachine>`
}

const good = file('Good')
const flawed = file('Flawed', { parts: states + transitions.replace(/<transition>.*<\/transition>/, '$&$&') + events })
const part = '<statemachine xmlns="spryker:oms-01"><process name="Part"/></statemachine>'
const including = (path: string) =>
  file('Whole', {
    parts: `<subprocesses><process>Part</process></subprocesses>${states}${transitions}${events}`,
    stubs: `<process name="Part" file="${path}"/>`,
  })

let folder = ''
const out = vi.spyOn(console, 'log').mockReturnValue()
const complaint = vi.spyOn(console, 'error').mockReturnValue()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'souk-lint-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.clearAllMocks()
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

async function lint(...args: readonly string[]): Promise<{ code: number; json: Record<string, unknown>[] }> {
  const code = await processLint(['--json', ...args.map((arg) => arg.replace(/^\./, folder))])
  return { code, json: JSON.parse(String(out.mock.lastCall?.[0] ?? '[]')) as Record<string, unknown>[] }
}

const rules = ({ findings }: Record<string, unknown> = {}) => (findings as { rule: string }[]).map(({ rule }) => rule)

describe('souk process lint', () => {
  it('prints an object per main process of a folder, with its counts and findings', async () => {
    write({ 'Good.xml': good, 'oms/Whole.xml': including('Sub/Part.xml'), 'oms/Sub/Part.xml': part })
    const { code, json } = await lint('.')
    expect(code).toBe(0)
    expect(json).toEqual([
      {
        file: 'Good.xml',
        process: 'Good',
        dialect: 'oms',
        files: 1,
        processes: 1,
        states: 2,
        transitions: 1,
        events: 1,
        conditions: 0,
        commands: 0,
        timeouts: 0,
        findings: [],
      },
      expect.objectContaining({ file: 'oms/Whole.xml', process: 'Whole', files: 2, processes: 2, findings: [] }),
    ])
  })

  it('tells errors by its exit code, and takes them in compatible mode', async () => {
    write({ 'Flawed.xml': flawed })
    const strict = await lint('./Flawed.xml')
    expect(strict.code).toBe(1)
    expect(strict.json[0]?.['findings']).toEqual([
      {
        rule: 'L10',
        level: 'error',
        file: 'Flawed.xml',
        line: 1,
        column: expect.any(Number),
        message: expect.any(String),
        remedy: expect.any(String),
      },
    ])
    expect((await lint('--compatible', './Flawed.xml')).code).toBe(0)
  })

  it('refuses an include that is named alone, and is silent about it in a folder', async () => {
    write({ 'Part.xml': part })
    const alone = await lint('--compatible', './Part.xml')
    expect(alone.code).toBe(1)
    expect(alone.json.map(rules)).toEqual([['L1']])
    expect(alone.json[0]).toMatchObject({ process: '', files: 1, states: 0 })
    expect(await lint('.')).toEqual({ code: 0, json: [] })
  })

  it('looks for includes in the folder of a file, then in the oms folder around it, or below the root it is given', async () => {
    write({ 'oms/a/Whole.xml': including('Part.xml'), 'oms/b/Part.xml': part })
    expect((await lint('./oms/a/Whole.xml')).json[0]).toMatchObject({ file: 'a/Whole.xml', files: 2 })
    expect((await lint('--root', './oms/a', './oms/a/Whole.xml')).json.map(rules)).toEqual([['L4']])
    expect((await lint('--root', '.', './oms')).json[0]).toMatchObject({ file: 'oms/a/Whole.xml', files: 2 })
    write({ 'oms/c/Whole.xml': including('Part.xml'), 'oms/c/Part.xml': part })
    expect((await lint('./oms/c/Whole.xml')).json[0]).toMatchObject({ file: 'Whole.xml', files: 2 })
  })

  it('reports a broken file once: with the process that includes it, else by itself', async () => {
    write({ 'Whole.xml': including('Part.xml'), 'Part.xml': '<oops', 'Alone.xml': '<oops' })
    const { json } = await lint('.')
    expect(json.map((each) => [each['file'], rules(each)])).toEqual([
      ['Alone.xml', ['S3']],
      ['Whole.xml', ['S3']],
    ])
  })

  it('reads nothing behind a symbolic link that leads out of the root', async () => {
    write({ 'root/Whole.xml': including('Part.xml'), 'secret/Part.xml': part })
    symlinkSync(join(folder, 'secret/Part.xml'), join(folder, 'root/Part.xml'))
    const { code, json } = await lint('./root')
    expect(code).toBe(1)
    expect(json.map(rules)).toEqual([['S1']])
    expect(JSON.stringify(json)).toContain('leads out of the root')
  })

  it('follows a symbolic link that is named itself', async () => {
    write({ 'root/x.txt': '', 'shop/Good.xml': good })
    symlinkSync(join(folder, 'shop/Good.xml'), join(folder, 'root/Good.xml'))
    expect(await lint('./root/Good.xml')).toMatchObject({ code: 0, json: [{ process: 'Good' }] })
    expect((await lint('--root', './root', './root/Good.xml')).json.map(rules)).toEqual([['S1']])
  })

  it('holds the processes of a run against their sisters', async () => {
    const market = file('Market', {
      parts: `<states><state name="new" display="d"/><state name="refunded" display="d"/></states>${transitions.replaceAll('closed', 'refunded')}<events><event name="go" manual="true" command="MerchantSalesOrder/CreateOrders"/></events>`,
    })
    const shop = file('Shop', {
      parts: `<states><state name="created"/><state name="refunded"/><state name="end"/></states><transitions><transition><source>created</source><target>refunded</target><event>a</event></transition><transition><source>refunded</source><target>end</target><event>b</event></transition></transitions><events><event name="a" manual="true"/><event name="b" manual="true" command="MarketplaceOrder/Refund"/></events>`,
    })
    write({ 'oms/Market.xml': market, 'StateMachine/Merchant/Shop.xml': shop })
    expect((await lint('.')).json.map(rules)).toEqual([['L16'], []])
  })

  it('writes findings for people with a place, a remedy and a sum', async () => {
    write({ 'Flawed.xml': flawed })
    await processLint([folder])
    const lines = String(out.mock.lastCall?.[0]).split('\n')
    expect(lines[0]).toMatch(/Flawed\.xml: Flawed \(oms\), 2 states, 2 transitions, 1 event$/)
    expect(lines[1]).toMatch(/^ {2}\S+Flawed\.xml:1:\d+ error L10 .+ — .+$/)
    expect(lines[2]).toBe('1 process, 0 refused; 1 error, 0 warnings, 0 notes')
  })

  it('finds an argument below the root as well', async () => {
    write({ 'shop/config/Good.xml': good })
    expect((await lint('--root', './shop', 'config/Good.xml')).json[0]).toMatchObject({ file: 'config/Good.xml' })
  })

  it('takes the dialect from the folders around, also of the root', async () => {
    write({ 'StateMachine/Merchant/Good.xml': good.replace(' xmlns="spryker:oms-01"', '') })
    const dialects = async (...args: readonly string[]) => (await lint(...args)).json.map((each) => each['dialect'])
    expect(await dialects('./StateMachine/Merchant/Good.xml')).toEqual(['state-machine'])
    expect(await dialects('./StateMachine/Merchant')).toEqual(['state-machine'])
    expect(await dialects('--root', './StateMachine/Merchant', 'Good.xml')).toEqual(['state-machine'])
  })

  it.each([
    ['a path that is not there', './none.xml', 'there is no such file'],
    ['a file outside the root', '../lint.xml', 'there is no such file'],
    ['a folder without XML files', './b', 'there is no XML file in it'],
    ['a folder outside the root', '/', 'it is not below the root'],
    ['a folder called like a file', './d.xml', 'there is no XML file in it'],
  ])('refuses %s, and goes on with what else is named', async (_, argument, why) => {
    write({ 'Good.xml': good, 'b/c.txt': '', 'd.xml/e.txt': '' })
    const { code, json } = await lint('--compatible', '--root', '.', argument, './Good.xml')
    expect(code).toBe(1)
    expect(json.map(rules)).toEqual([['S1'], []])
    expect(JSON.stringify(json[0])).toContain(why)
    expect(json[0]).toMatchObject({ process: '', files: 0, states: 0 })
  })

  it.each([
    ['no argument', []],
    ['an unknown option', ['--no', '.']],
    ['a root that is not there', ['--root', './none', '.']],
    ['a root that is a file', ['--root', './a.xml', '.']],
  ])('says in one sentence that it cannot work with %s', async (_, args) => {
    write({ 'a.xml': good, 'b/c.txt': '' })
    expect((await lint(...args)).code).toBe(2)
    expect(complaint.mock.calls.map(([sentence]) => String(sentence).split('\n').length)).toEqual([1])
  })
})
