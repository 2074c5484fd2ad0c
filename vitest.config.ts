import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,apps,tidy,bench}/**/*.test.ts'],
    globalSetup: ['packages/store/src/tests/shelf.ts'],
    // Against what hangs, not against what is slow: a machine that does much else takes many times as long.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores are what the suite is timed for; many tests wait for a server, a browser or a disk.
    maxWorkers: 2,
  },
})
