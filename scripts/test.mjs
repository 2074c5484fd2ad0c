import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installWhenNeeded, node, root, run } from './install.mjs'

// One command on a fresh clone: install, build, types, format and lint, every test. Arguments go to the test runner.
const only = process.argv.slice(2)
if (!installWhenNeeded()) run(node(), [join(root, 'scripts', 'build.mjs')])

const tool = (name, ...args) => run(node(), [join(root, 'node_modules', name), ...args])
if (only.length === 0) {
  tool('typescript/bin/tsc', '-p', 'tsconfig.json')
  tool('typescript/bin/tsc', '-p', 'apps/web/tsconfig.json')
  tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')
}

const report = join(root, 'node_modules', '.vitest-report.json')
rmSync(report, { force: true })
process.on('exit', () => printTotals(report))
tool(
  'vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...only,
)

/** The plain closing line: how many passed, failed and were skipped (and which needed what is not installed). */
function printTotals(file) {
  try {
    const totals = JSON.parse(readFileSync(file, 'utf8'))
    console.log(
      `${totals.numPassedTests} passed, ${totals.numFailedTests} failed, ${totals.numPendingTests + totals.numTodoTests} skipped`,
    )
  } catch {
    console.log('0 passed, 1 failed')
  }
}
