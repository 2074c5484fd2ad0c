import { realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installWhenNeeded, node, root, run } from './install.mjs'

// Builds what a benchmark needs and runs it: `bench` writes bench/RESULTS.md, `truth` bench/TRUTH.md, `open` prints how
// fast the open book is with many books, `review` how fast the review desk is with many files, `pages` what needs a browser.
const [name = 'bench', ...rest] = process.argv.slice(2)
const entries = {
  bench: {
    bench: 'bench/bench.ts',
    'audit-worker': 'apps/server/src/audit-worker.ts',
    'run-alone': 'bench/formats/run-alone.ts',
    'pglite-worker': 'packages/store/src/pglite-worker.ts',
  },
  truth: { truth: 'bench/truth.ts' },
  open: { open: 'bench/open/open.ts', 'pglite-worker': 'packages/store/src/pglite-worker.ts' },
  review: {
    review: 'bench/review/review.ts',
    'audit-worker': 'apps/server/src/audit-worker.ts',
    'pglite-worker': 'packages/store/src/pglite-worker.ts',
  },
  pages: { pages: 'bench/pages.ts', 'pglite-worker': 'packages/store/src/pglite-worker.ts' },
}
const ofBuilt = ['bench', 'review', 'pages']
const built = installWhenNeeded()
// A clean clone is installed by whatever Node the machine has; what follows needs the one that has just been installed.
if (realpathSync(node()) !== realpathSync(process.execPath)) {
  run(node(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)])
  process.exit()
}
if (!built && ofBuilt.includes(name)) run(node(), [join(root, 'scripts', 'build.mjs')])
const { buildNode } = await import('./build.mjs')
const outdir = join(root, 'bench', 'dist', name)
rmSync(outdir, { recursive: true, force: true })
await buildNode(
  Object.fromEntries(Object.entries(entries[name]).map(([entry, file]) => [entry, join(root, file)])),
  outdir,
)
run(node(), ['--expose-gc', join(outdir, `${name}.mjs`), ...rest])
