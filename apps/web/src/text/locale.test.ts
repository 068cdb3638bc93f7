import { afterEach, expect, test, vi } from 'vitest'
import { languages, localeTag } from './locale.ts'

afterEach(() => vi.restoreAllMocks())

const speaking = (...tags: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags)

test('dates and digits are those of the person’s region, where it speaks our language', () => {
  speaking('fr-FR', 'en-IE', 'en-US')
  expect(localeTag()).toBe('en-IE')
  speaking('fr-FR')
  expect(localeTag()).toBe('en-GB')
})

test('what a system without a language says is passed over', () => {
  speaking('en-US@posix', 'en-US')
  expect(languages()).toEqual(['en-US'])
  speaking('en-US@posix')
  expect(localeTag()).toBe('en-GB')
})
