import { claimDataDir } from '../embedded/claim.ts'
import { startPostgres } from '../embedded/server.ts'

/** A Souk reduced to its database, for tests to kill: holds the server of a data directory and says its URL. */
const dataDir = process.argv[2] ?? ''
await using _claim = await claimDataDir(dataDir)
await using server = await startPostgres({ dataDir, log: () => {} })
process.stdout.write(`${server.url}\n`)
await new Promise((resolve) => process.stdin.once('close', resolve).resume())
