import { configure } from '@solidjs/testing-library'

/** As `e2e/check/patience.ts`, for what the testing library waits for. */
configure({ asyncUtilTimeout: 30_000 })
