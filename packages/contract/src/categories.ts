import { z } from 'zod'
import { text } from './shared.ts'

const key = text(100)

/** A category of the catalogue, new or changed; what is said of it is said of those below it too. */
export const saveCategory = z.object({ key, name: text(255), parent: key.optional() })
export const removeCategory = z.object({ key })
