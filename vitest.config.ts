import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/** Projects by what they need: nothing (`unit`), a DOM (`web`), PostgreSQL (`pg`), programs (`tooling`), the whole product (`journeys`). */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          // Machines are noisy: a test is given up when it hangs, not when it is slow.
          testTimeout: 60_000,
          include: ['packages/*/{src,scripts}/**/*.test.ts', 'apps/server/src/**/*.test.ts'],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
        },
      },
      {
        root: 'apps/web',
        plugins: [solid()],
        test: { name: 'web', include: ['src/**/*.test.{ts,tsx}'], environment: 'happy-dom', testTimeout: 60_000 },
      },
      {
        test: {
          name: 'pg',
          include: ['{packages,apps}/*/src/**/*.pg.test.ts'],
          globalSetup: 'packages/postgres/src/testing/setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'tooling',
          include: ['e2e/{check,browser,live}/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/journeys/*.spec.ts'],
          globalSetup: 'e2e/browser/journeys.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
