import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,apps,tidy,bench}/**/*.test.ts'],
    globalSetup: ['packages/store/src/tests/shelf.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores are what the suite is timed for; many tests wait for a server, a browser or a disk.
    maxWorkers: 2,
  },
})
