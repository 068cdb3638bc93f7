import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const server = process.env['SOUK_URL'] ?? 'http://127.0.0.1:4400'

export default defineConfig({
  plugins: [solid(), tailwind()],
  build: { target: ['chrome125', 'firefox128', 'safari17.5'], assetsInlineLimit: 0 },
  server: {
    port: 5173,
    proxy: {
      '/trpc': { target: server, ws: true },
      '/api': server,
      '/health': server,
    },
  },
})
