import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from '../../refused.ts'
import type { Facts } from './condition.ts'
import type { Scope } from './fields.ts'
import { conditionOf } from './parse.ts'

const camera: Facts = {
  sku: '007_30691822',
  attributes: { brand: 'Sony', weight: '1.5', colour: 'black' },
  categories: ['cameras', 'electronics'],
  unitPrice: 299_99,
  currency: 'EUR',
  priceMode: 'gross',
}

const holds = (query: string, facts: Partial<Facts> = {}, scope: Scope = 'item') =>
  conditionOf(query, scope)({ ...camera, ...facts })

describe('a clause', () => {
  test.each([
    ["SKU = '007_30691822'", true],
    ["SKU != '007_30691822'", false],
    ["SKU IS IN '1; 007_30691822 ;2'", true],
    ["SKU IS NOT IN '1;2'", true],
    ["SKU contains '3069'", true],
    ["SKU does not contain '3069'", false],
    ["attribute.brand = 'Sony'", true],
    ["attribute.brand IS NOT IN 'Sony;Canon'", false],
    ["attribute.brand contains 'on'", true],
    ["attribute.weight >= '1.5'", true],
    ["attribute.weight < '1.5'", false],
    ["attribute.brand < '5'", false],
    ["category = 'electronics'", true],
    ["category IS IN 'tablets;cameras'", true],
    ["category != 'cameras'", false],
    ["category IS NOT IN 'tablets;notebooks'", true],
    ["item-price = '299.99'", true],
    ["item-price != '299.99'", false],
    ["item-price < '300'", true],
    ["item-price <= '299.99'", true],
    ["item-price > '299.989'", true],
    ["item-price >='300'", false],
    ["item-price IS IN '1;299.99'", true],
    ["item-price IS NOT IN '1;299.99'", false],
  ])('%s is %s', (query, expected) => expect(holds(query)).toBe(expected))

  test('about the price mode is the order’s', () => {
    expect(holds("price-mode = 'GROSS_MODE'", {}, 'order')).toBe(true)
    expect(holds('price-mode = "NET_MODE"', {}, 'order')).toBe(false)
  })

  test('about an attribute the item lacks is false, and true where it says that something is not so', () => {
    expect(holds("attribute.size = 'L'")).toBe(false)
    expect(holds("attribute.size > '1'")).toBe(false)
    expect(holds("attribute.size != 'L'")).toBe(true)
    expect(holds("attribute.constructor = 'L'")).toBe(false)
  })

  test('names a price in major units, whatever the currency', () => {
    expect(holds("item-price = '300'", { currency: 'JPY', unitPrice: 300 })).toBe(true)
    expect(holds("item-price = '0.125'", { currency: 'KWD', unitPrice: 125 })).toBe(true)
  })
})

describe('clauses', () => {
  const yes = "SKU contains '007'"
  const no = "SKU = 'other'"

  test.each([
    [`${yes} AND ${no}`, false],
    [`${yes} OR ${no}`, true],
    [`${yes} OR ${yes} AND ${no}`, true],
    [`(${yes} OR ${yes}) AND ${no}`, false],
    [`${no} AND ${no} OR ${yes}`, true],
    [`((${yes}))AND(${yes})`, true],
    [`  ${yes}\n\tand ${yes}  `, true],
  ])('%s is %s', (query, expected) => expect(holds(query)).toBe(expected))

  test('are read in any letter case, and so are texts', () => {
    expect(holds("sku Is Not In '1' aNd ATTRIBUTE.brand = 'sONY' OR category = 'X'")).toBe(true)
  })

  test('hold values in the other quotes, and keywords as values', () => {
    expect(holds(`SKU = "it's"`, { sku: "it's" })).toBe(true)
    expect(holds("SKU = 'a AND b'", { sku: 'a AND b' })).toBe(true)
  })
})

const at = (offset: number, code: string) => ({ code, offset })

/** The code of the refusal, the offset it names, and its sentence. */
function faultOf(query: string, scope: Scope = 'item') {
  try {
    conditionOf(query, scope)
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, offset: error.details['offset'] }
    throw error
  }
  return undefined
}

describe('a fault is named with its place', () => {
  test.each([
    ['', at(0, 'query.no-condition')],
    ['   ', at(0, 'query.no-condition')],
    ["price > '3'", at(0, 'query.unknown-field')],
    ["attribute. = '3'", at(0, 'query.unknown-field')],
    ["SKU = '1' AND (nothing = '3')", at(15, 'query.unknown-field')],
    ["price-mode = 'GROSS_MODE'", at(0, 'query.field-elsewhere')],
    ["SKU > '3'", at(4, 'query.wrong-operator')],
    ["item-price contains '3'", at(11, 'query.wrong-operator')],
    ["category <= 'a'", at(9, 'query.wrong-operator')],
    ["SKU LIKE 'a'", at(4, 'query.unknown-operator')],
    ["SKU IS 'a'", at(4, 'query.unknown-operator')],
    ["SKU ! 'a'", at(4, 'query.unexpected')],
    ["SKU 'a'", at(4, 'query.unexpected')],
    ['item-price >= 300', at(14, 'query.unquoted-value')],
    ["item-price >= '300", at(14, 'query.unclosed-quote')],
    ['SKU = "a\'', at(6, 'query.unclosed-quote')],
    ["item-price >= '3,00'", at(14, 'query.bad-number')],
    ["item-price IS IN '3;x'", at(17, 'query.bad-number')],
    ["attribute.weight > 'heavy'", at(19, 'query.bad-number')],
    ["SKU = ''", at(6, 'query.no-value')],
    ["SKU IS IN ' ; '", at(10, 'query.no-value')],
    ["(SKU = 'a'", at(0, 'query.unclosed-parenthesis')],
    ["SKU = 'a')", at(9, 'query.unexpected')],
    ['()', at(1, 'query.unexpected')],
    ["SKU = 'a' SKU = 'b'", at(10, 'query.unexpected')],
    ["SKU = 'a' AND", at(13, 'query.ends-early')],
    ["SKU = 'a' AND OR SKU = 'b'", at(14, 'query.unknown-field')],
    ['SKU', at(3, 'query.ends-early')],
    ['SKU =  ', at(5, 'query.ends-early')],
    ["category IS IN 'electronics';smart-watches'", at(28, 'query.unexpected')],
  ])('%s', (query, expected) => expect(faultOf(query)).toEqual(expected))

  test('even where parentheses never end', () => {
    expect(faultOf('('.repeat(100_000))).toEqual(at(50, 'query.too-deep'))
    expect(holds(`${'('.repeat(50)}SKU contains '007'${')'.repeat(50)}`)).toBe(true)
  })

  test('of an order condition too', () => {
    expect(faultOf("price-mode = 'GROSS'", 'order')).toEqual(at(13, 'query.unknown-price-mode'))
    expect(faultOf("price-mode = 'constructor'", 'order')).toEqual(at(13, 'query.unknown-price-mode'))
    expect(faultOf("price-mode != 'GROSS_MODE'", 'order')).toEqual(at(11, 'query.wrong-operator'))
    expect(faultOf("SKU = '1'", 'order')).toEqual(at(0, 'query.field-elsewhere'))
  })

  test('and never anything but a fault is thrown, whatever is written', () => {
    const pieces = [
      'SKU',
      'item-price',
      'attribute.a',
      ' ',
      '=',
      '!=',
      'IS',
      'NOT',
      'IN',
      "'1;2'",
      "'",
      '"',
      '(',
      ')',
      'AND',
      'OR',
    ]
    const written = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(written, (query) => {
        const { offset = 0 } = faultOf(query) ?? {}
        expect(offset).toBeLessThanOrEqual(query.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('and what to do', () => {
    const message =
      'At character 12: item-price does not take contains. item-price takes =, !=, IS IN, IS NOT IN, <, <=, >, >=.'
    expect(() => conditionOf("item-price contains '3'", 'item')).toThrow(message)
  })
})
