import { importMerchantProcesses, merchantById, saveMerchant, saveMerchantProfile } from '@souk/contract/merchants'
import type { MerchantStatus } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { saveProfile, setActive, setStatus } from '@souk/services/merchants/change-merchant'
import { importMerchantProcesses as importProcesses } from '@souk/services/merchants/import-merchant-processes'
import * as masterData from '@souk/services/setup/master-data'
import { procedure, router } from '../trpc.ts'
import { scope } from './scope.ts'

const become = (status: MerchantStatus) =>
  procedure.input(merchantById).mutation(({ ctx, input }) => setStatus(ctx.services.setup, input.id, status))

const switched = (active: boolean) =>
  procedure.input(merchantById).mutation(({ ctx, input }) => setActive(ctx.services.setup, input.id, active))

export const merchantsRouter = router({
  /** Every merchant. */
  list: procedure.query(async ({ ctx }) => (await ctx.services.setup.marketplace.stored()).merchants),
  /** A merchant's user reaches their own alone. */
  byId: procedure.input(merchantById).query(async ({ ctx, input }) => {
    const id = scope(ctx.identity, input.id)
    const { merchants } = await ctx.services.setup.marketplace.stored()
    const merchant = merchants.find((one) => one.id === id)
    if (!merchant) throw new Refused('merchant.not-found', 'There is no such merchant.', { id: input.id })
    return merchant
  }),
  /** New, or the one of its id, of whom what is left out stays as it is. */
  save: procedure.input(saveMerchant).mutation(({ ctx, input }) => masterData.saveMerchant(ctx.services.setup, input)),
  /** It may sell, and its people may be activated. */
  approve: become('approved'),
  /** Takes its people out: each is activated by hand once it is approved again. */
  deny: become('denied'),
  /** It gets new orders again. */
  activate: switched(true),
  /** It gets no new orders, and finishes those it has. */
  deactivate: switched(false),
  /** Contact, texts, opening hours, holidays, terms of return; whole. By the merchant's own users too. */
  saveProfile: procedure.input(saveMerchantProfile).mutation(({ ctx, input: { merchant, profile } }) => {
    const id = scope(ctx.identity, merchant)
    if (!id) throw new Refused('merchant.not-named', 'merchant: say whose profile it is.')
    return saveProfile(ctx.services.setup, id, profile)
  }),
  /** Which process each merchant's new items start with, from merchant_oms_process.csv. */
  importProcesses: procedure
    .input(importMerchantProcesses)
    .mutation(({ ctx, input }) => importProcesses(ctx.services.setup, input)),
})
