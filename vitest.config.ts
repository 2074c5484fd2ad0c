import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Whatever waits for browsers, servers and processes goes first: begun last, a long one of them would run alone. How long
 * a file takes is only known where the tests have run before.
 */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

const slow = [/\/apps\/web\/tests\//u, /\/(?:apps|bench|packages\/store)\//u]
const rank = ({ moduleId }: TestSpecification): number => {
  const found = slow.findIndex((pattern) => pattern.test(moduleId))
  return found < 0 ? slow.length : found
}

export default defineConfig({
  test: {
    // Against what hangs, not against what is slow: a machine that does much else takes many times as long.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores are what the suite is timed for; many tests wait for a server, a browser or a disk.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'world',
          include: ['{apps,tidy,bench,packages/store}/**/*.test.ts'],
          globalSetup: ['packages/store/src/tests/shelf.ts'],
        },
      },
      {
        extends: true,
        // Every package but the store is code without a clock, a disk, a network or a state of its own: nothing of one file
        // is left for the next. A new process for each would parse the law and warm up anew: over a third of the work.
        test: {
          name: 'pure',
          include: ['packages/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'packages/store/**'],
          isolate: false,
        },
      },
    ],
  },
})
