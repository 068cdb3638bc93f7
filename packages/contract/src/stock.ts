import { z } from 'zod'
import { page, search, storeCode, text } from './shared.ts'

/** `search` is part of a SKU, as it is written. */
export const reservedStock = page
  .extend({
    search,
    skus: z.array(text(255)).max(1000).optional(),
    stores: z.array(storeCode).max(50).optional(),
  })
  .prefault({})
