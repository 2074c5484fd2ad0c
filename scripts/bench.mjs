import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { installWhenNeeded, node, root, run } from './install.mjs'

// Builds the command line and the benchmark, measures, and writes bench/RESULTS.md.
if (!installWhenNeeded()) run(node(), [join(root, 'scripts', 'build.mjs')])
const { buildNode } = await import('./build.mjs')
const outdir = join(root, 'bench', 'dist')
rmSync(outdir, { recursive: true, force: true })
await buildNode(
  {
    bench: join(root, 'bench/bench.ts'),
    'pglite-worker': join(root, 'packages/store/src/pglite-worker.ts'),
  },
  outdir,
)
run(node(), ['--expose-gc', join(outdir, 'bench.mjs'), ...process.argv.slice(2)])
