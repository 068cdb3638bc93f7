import { z } from 'zod'
import { text } from './shared.ts'

export const salutation = z.enum(['Mr', 'Mrs', 'Dr', 'Ms', 'n/a'])

export const address = z.object({
  salutation: salutation.optional(),
  firstName: text(100),
  middleName: text(100).optional(),
  lastName: text(100),
  email: z.email().max(255).optional(),
  company: text(255).optional(),
  address1: text(255),
  address2: text(255).optional(),
  address3: text(255).optional(),
  city: text(255),
  zipCode: text(15),
  poBox: text(255).optional(),
  country: z.string().regex(/^[A-Z]{2}$/, 'A country is its ISO 3166 code of two capital letters, e.g. DE'),
  region: text(255).optional(),
  phone: text(255).optional(),
  cellPhone: text(255).optional(),
  description: text(255).optional(),
  comment: text(1000).optional(),
})
