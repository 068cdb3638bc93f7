import { hash, randomBytes } from 'node:crypto'

const PREFIX = 'souk_'
/** Enough to recognise a key in a list by, too little to guess the rest. */
const SHOWN = PREFIX.length + 6
const FORM = /^souk_[\w-]{43}$/

/** 256 random bits. */
export const newApiKey = (): string => `${PREFIX}${randomBytes(32).toString('base64url')}`

export const prefixOf = (key: string): string => key.slice(0, SHOWN)

/** Whether a text can be a key at all. */
export const isApiKey = (text: string): boolean => FORM.test(text)

export const hashOf = (key: string): string => hash('sha256', key, 'hex')
