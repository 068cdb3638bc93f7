import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlaceInput } from '../order/place-input.ts'
import { Refused } from '../refused.ts'
import { aLine, anAddress, aShipment } from '../testing/order.ts'
import { compileExpression } from './expression.ts'
import { amountsView, itemView, merchantView, orderView, totalsView } from './expression/views.ts'
import type { Subject } from './registry.ts'
import { anEngine, operator, placed, running } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'

const engine = anEngine()
const { marketplace } = engine.context

const cart: Partial<PlaceInput> = {
  items: [
    aLine({ sku: 'cam', quantity: 2, attributes: { colour: 'blue' }, unitPrice: 100_00 }),
    aLine({ sku: 'bag', merchant: 'MER000003', unitPrice: 20_00 }),
  ],
  shipments: [aShipment({ method: 'Express', address: anAddress({ country: 'AT' }) })],
}
const order = placed(cart, engine)

/** What is asked about one item, of a step of its own unless one is given. */
function ask(
  source: string,
  position = 0,
  subject: Subject = { order, before: order, items: [], side: 'marketplace' },
) {
  return compileExpression(source)(itemAt(subject.order, position), subject, marketplace)
}

/** Undefined where it is taken. */
function refusalOf(source: string): Refused | undefined {
  try {
    compileExpression(source)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  return undefined
}

describe('an expression', () => {
  test.each([
    ['order.totals.grandTotal == 22000', true],
    ['order.totals.grandTotal > 1000 && order.currency == "EUR"', true],
    ['item.sku == "cam" && item.quantity == 1', true],
    ['item.attributes.colour == "blue"', true],
    ['has(item.attributes.size) && item.attributes.size == "L"', false],
    ['item.amounts.priceToPay > order.totals.grandTotal', false],
    ['item.country in ["AT", "CH"] && item.shipmentMethod.startsWith("Ex")', true],
    ['merchant.reference == item.merchant && !merchant.main', true],
    ['order.items.all(item, item.state == "new")', true],
    ['order.items.filter(each, each.merchant == item.merchant).size() == 2', true],
    ['order.items.exists_one(each, each.sku == "bag")', true],
    ['order.items[0].merchantState == "" && item.offer + item.merchantSku == ""', true],
    ['order.paymentMethods == ["invoice"] && order.guest == false', true],
    ['order.placedAt > timestamp("2020-01-01T00:00:00Z") ? true : false', true],
    ['1 / 0 == 1 || true', true],
  ])('%s is %s', (source, value) => {
    expect(ask(source)).toBe(value)
  })

  test('is asked about each item and its merchant', () => {
    expect([0, 2].map((position) => ask('item.sku == "bag"', position))).toEqual([false, true])
    expect([0, 2].map((position) => ask('merchant.reference == "MER000003"', position))).toEqual([false, true])
  })

  test('reads the order as it stands, not as it stood when it was first asked', () => {
    const expression = compileExpression('order.totals.grandTotal > 0')
    const free = { ...order, totals: { ...order.totals, grandTotal: 0 } }
    const about = (now: typeof order) =>
      expression(itemAt(now, 0), { order: now, before: now, items: [], side: 'marketplace' }, marketplace)
    expect([order, free, order].map(about)).toEqual([true, false, true])
  })

  test.each([
    ['item.attributes.size == "L"', 'No such key: size'],
    ['order.items[9].sku == "cam"', 'No such key: index out of bounds, index 9 >= size 3'],
    ['1 / (item.quantity - 1) > 0', 'division by zero'],
    ['timestamp("yesterday") < order.placedAt', 'timestamp() requires a string in ISO 8601 format'],
  ])('%s has no answer', (source, failed) => {
    expect(ask(source)).toEqual({ failed })
  })
})

describe('a wrong expression is refused with the place where it is wrong', () => {
  test.each([
    ['', '1:1 Unexpected token: EOF'],
    ['order.totals.grandTotal >', '1:26 Unexpected token: EOF'],
    ['item.sku == "cam" &&\n  item.colour == "blue"', '2:8 No such key: colour'],
    ['order.customer.email == "ada@example.com"', '1:7 No such key: customer'],
    ['item.quantity', '1:1 it gives int instead of true or false'],
    ['item.quantity + item.sku == 1', '1:1 no such overload: int + string'],
    ['nothing == 1', '1:1 Unknown variable: nothing'],
    ['true && item.sku.matches("(a+)+$")', '1:9 there is no function matches; there are'],
    ['cel.bind(a, "x", a == a)', '1:1 there is no function bind; there are'],
    ['item == item', '1:1 no such overload: Item == Item'],
    ['item.constructor == item.constructor', '1:6 No such key: constructor'],
    ['item.__proto__ == item.sku', '1:6 No such key: __proto__'],
    ['item["source"] == "x"', '1:1 No such key: source'],
    ['order.source.customer.email == ""', '1:7 No such key: source'],
    ['constructor == constructor', '1:1 Unknown variable: constructor'],
    ['this == this', '1:1 Unknown variable: this'],
    ['item.sku.toString() == ""', '1:1 there is no function toString'],
    [`${'('.repeat(200)}true${')'.repeat(200)}`, '1:33 Exceeded maxDepth (32)'],
    [`${'!'.repeat(1900)}true`, '1:1401 Exceeded maxAstNodes (500)'],
    [`true${' && true'.repeat(300)}`, '1:1 longer than 2000 characters'],
    [`item.quantity in [${'1,'.repeat(101)}1]`, '1:219 Exceeded maxListElements (100)'],
  ])('%j', (source, expected) => {
    const [place, line, column, reason] = /^(\d+):(\d+) (.*)$/s.exec(expected) ?? []
    const refused = refusalOf(source)
    expect(refused?.code).toBe('binding.bad-expression')
    expect(refused?.details).toMatchObject({ line: Number(line), column: Number(column) })
    expect([place, refused?.message]).toEqual([expected, expect.stringContaining(`: ${reason}`)])
  })

  test('and nothing that is typed makes it crash', () => {
    const names = fc.constantFrom('order', 'item', 'merchant', '.items', '.sku', 'i', '"a"', '1', '1.5', 'true', 'null')
    const calls = fc.constantFrom('.all(i,', '.map(i,', 'has(', 'size(', '(', ')', '[', ']', '{', '}')
    const signs = fc.constantFrom('==', '&&', '||', '!', '-', '?', ':', 'in', ' ', "'", '\\', '\n', '💥')
    fc.assert(
      fc.property(fc.array(fc.oneof(names, calls, signs), { maxLength: 12 }), (words) => {
        const source = words.join('')
        const answer = refusalOf(source) ?? ask(source)
        expect(['boolean', 'object']).toContain(typeof answer)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an expression that would take for ever gives up', () => {
  const many = placed({ items: [aLine({ quantity: 1000 })] }, engine)
  const about = (): Subject => ({ order: many, before: many, items: [], side: 'marketplace' })
  const gaveUp = { failed: 'it takes more steps than an expression may' }
  const loops = (depth: number, inside: string): string =>
    depth === 0 ? inside : `order.items.exists(i${depth}, ${loops(depth - 1, inside)})`

  test.each([
    ['loops in loops', loops(5, 'i1.sku == "none" && i5.sku == "none"')],
    ['loops with an answer at the end', `${loops(4, 'i1.sku == "none"')} || true`],
    ['loops over literals', `${'[0,0,0,0,0,0,0,0,0,0].all(i, '.repeat(12)}true${')'.repeat(12)}`],
    ['lists of lists', `[order.items.map(i, i.sku)].all(l, l.all(a, l.all(b, l.all(c, a == b && b == c))))`],
    ['a text that is doubled', `["${'x'.repeat(50)}"]${'.map(a, a + a)'.repeat(25)}.size() == 1`],
    ['a list that is doubled', `[[1]]${'.map(a, a + a)'.repeat(25)}.size() == 1`],
  ])('%s', (_, source) => {
    expect(ask(source, 0, about())).toEqual(gaveUp)
  })

  test('loops that go on after errors, which cost more than answers', () => {
    expect(ask(loops(5, '1 / 0 == 1'), 0, about())).toEqual({ failed: 'division by zero' })
  })

  test('and takes the others of its step with it: they spend together', () => {
    const subject = about()
    expect(ask(loops(5, 'i1.sku == "none"'), 0, subject)).toEqual(gaveUp)
    expect(ask('item.sku == "cam"', 0, subject)).toEqual(gaveUp)
    expect(typeof ask('item.sku == "cam"', 0, about())).toBe('boolean')
  })

  test('but one about the whole order is asked once for all of its items', () => {
    const expression = compileExpression('order.items.all(item, item.state == "new") && order.totals.grandTotal > 0')
    const subject = about()
    expect(many.items.map((item) => expression(item, subject, marketplace)).every((answer) => answer === true)).toBe(
      true,
    )
  })
})

describe('a condition bound to an expression', () => {
  const world = (source: string) =>
    running(
      {
        arrows: [
          ['new', 'dear', 'weigh', 'IsDear'],
          ['new', 'cheap', 'weigh'],
        ],
        events: { weigh: { manual: true } },
      },
      { conditions: { IsDear: { kind: 'expression', source } } },
    )

  test('decides for each item where it goes', () => {
    given(cart, world('item.amounts.priceToPay > 5000')).when(operator, 'weigh').then('dear', 'dear', 'cheap')
  })

  test('that has no answer refuses the step and says why', () => {
    const { decision } = given(cart, world('item.attributes.colour == "blue"'))
      .when(operator, 'weigh')
      .then('dear', 'dear', 'new')
      .thenRefused('step.expression-failed')
    expect(decision.results.at(-1)).toMatchObject({
      reason: { code: 'step.expression-failed', condition: 'IsDear', message: 'No such key: colour' },
    })
  })

  test('that went wrong in the store refuses its steps too', () => {
    given(cart, world('item.nonsense')).when(operator, 'weigh').then('new').thenRefused('step.expression-failed')
  })

  test('marks an item that would have moved by itself, which goes on when it is mended', () => {
    const eventless = (source: string) =>
      running({ arrows: [['new', 'dear', null, 'IsDear']] }, { conditions: { IsDear: { kind: 'expression', source } } })
    const story = given({}, eventless('1 / 0 == 1')).then('new')
    expect(story.order.items[0]?.machine.failed).toMatchObject({
      code: 'step.expression-failed',
      message: 'The condition "IsDear" has no answer: division by zero.',
    })
    story.given(eventless('item.quantity > 0')).resumed().then('dear')
  })
})

test('every field an expression may read stands in its documentation, and no other', () => {
  const page = readFileSync(new URL('../../../../docs/expressions.md', import.meta.url), 'utf8')
  const rows = page.matchAll(/^\| `(\w+\.\w+)` +\| ([^|]+?) +\|/gm)
  const documented = [...rows].map(([, field, type]) => `${field} ${type}`)
  const views = { order: orderView, item: itemView, merchant: merchantView, totals: totalsView, amounts: amountsView }
  const readable = Object.entries(views).flatMap(([view, { fields }]) =>
    Object.entries(fields).map(([field, type]) => `${view}.${field} ${type.replace('google.protobuf.', '')}`),
  )
  expect(documented.toSorted()).toEqual(readable.toSorted())
})
