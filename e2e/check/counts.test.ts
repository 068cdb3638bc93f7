import { expect, test } from 'vitest'
import { ofChaos, ofVitest, one, total } from './counts.ts'

const ended = (code: number | null) => ({ code, output: '', seconds: 1 })
const report = (passed: number, failed: number, unloaded = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: Array.from({ length: unloaded }, () => ({ status: 'failed', assertionResults: [] })),
})

test('a static check counts as one test', () => {
  expect(one(ended(0))).toEqual({ passed: 1, failed: 0 })
  expect(one(ended(2))).toEqual({ passed: 0, failed: 1 })
  expect(one(ended(null))).toEqual({ passed: 0, failed: 1 })
})

test('each test of a run counts', () => {
  expect(ofVitest(ended(1), report(7, 2))).toEqual({ passed: 7, failed: 2 })
})

test('a file that does not load is a failed test', () => {
  expect(ofVitest(ended(1), report(7, 0, 1))).toEqual({ passed: 7, failed: 1 })
})

test('an error outside of every test is a failed test', () => {
  expect(ofVitest(ended(1), report(7, 0))).toEqual({ passed: 7, failed: 1 })
})

test('a run without a report or without a test has failed', () => {
  expect(ofVitest(ended(null), undefined)).toEqual({ passed: 0, failed: 1 })
  expect(ofVitest(ended(0), report(0, 0))).toEqual({ passed: 0, failed: 1 })
})

test('each thing that must be so after faults counts', () => {
  const findings = [{ wrong: [] }, { wrong: ['DE--5'] }, { wrong: [] }]
  expect(ofChaos(ended(1), { runs: [{ findings }] })).toEqual({ passed: 2, failed: 1 })
})

test('faults that came to no judgement have failed', () => {
  expect(ofChaos(ended(null), undefined)).toEqual({ passed: 0, failed: 1 })
  expect(ofChaos(ended(1), { runs: [{ findings: [{ wrong: [] }] }] })).toEqual({ passed: 1, failed: 1 })
  expect(ofChaos(ended(0), { runs: [] })).toEqual({ passed: 0, failed: 1 })
})

test('the total adds up all steps', () => {
  expect(
    total([
      { passed: 1, failed: 0 },
      { passed: 7, failed: 2 },
    ]),
  ).toEqual({ passed: 8, failed: 2 })
})
