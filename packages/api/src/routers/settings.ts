import { saveSettings } from '@souk/contract/settings'
import type { Settings } from '@souk/domain/settings'
import * as settings from '@souk/services/setup/settings'
import { procedure, router } from '../trpc.ts'

export const settingsRouter = router({
  /** Rules of the marketplace by concern; the defaults where nobody set them. */
  get: procedure.query(async ({ ctx }): Promise<Settings> => (await ctx.services.setup.marketplace.current()).settings),
  /** Sets the rules of one concern, whole. Answers all. */
  save: procedure.input(saveSettings).mutation(({ ctx, input }) => settings.saveSettings(ctx.services.setup, input)),
})
