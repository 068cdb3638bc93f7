import { defineConfig } from 'prisma/config'

/** For Prisma's own command line; Souk itself applies the migrations when it starts (`src/migrate`). */
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
