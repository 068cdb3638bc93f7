import tailwind from '@tailwindcss/vite';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

const server = process.env['SOUK_URL'] ?? 'http://127.0.0.1:4400';

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
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
