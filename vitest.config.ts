import { join } from 'node:path'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const screens = 'e2e/journeys/screens.spec.ts'
const patience = join(import.meta.dirname, 'e2e/check/patience.ts')

/**
 * Projects by what they need: nothing (`unit`), a DOM (`web`), PostgreSQL (`pg`), programs (`tooling`), the whole product (`journeys`, and
 * `screens` looked at one by one).
 * Files of the first two share a worker's modules: loading them for each takes more time than many a file's tests.
 */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          setupFiles: patience,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['packages/*/{src,scripts}/**/*.test.ts', 'apps/server/src/**/*.test.ts'],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
        },
      },
      {
        root: 'apps/web',
        plugins: [solid()],
        test: {
          name: 'web',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: [patience, join(import.meta.dirname, 'apps/web/patience.ts')],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pg',
          setupFiles: patience,
          include: ['{packages,apps}/*/src/**/*.pg.test.ts'],
          globalSetup: 'packages/postgres/src/testing/setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'tooling',
          include: ['e2e/{check,browser,live,simulate}/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/journeys/*.spec.ts'],
          exclude: [screens],
          globalSetup: 'e2e/browser/journeys.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: [screens],
          globalSetup: 'e2e/browser/journeys.ts',
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
