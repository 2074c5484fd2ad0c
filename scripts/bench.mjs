import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { installWhenNeeded, node, root, run } from './install.mjs'

// Builds what a benchmark needs and runs it: `bench` writes bench/RESULTS.md, `truth` bench/TRUTH.md.
const [name = 'bench', ...rest] = process.argv.slice(2)
const isTruth = name === 'truth'
if (!installWhenNeeded() && !isTruth) run(node(), [join(root, 'scripts', 'build.mjs')])
const { buildNode } = await import('./build.mjs')
const outdir = join(root, 'bench', 'dist', isTruth ? 'truth' : 'bench')
rmSync(outdir, { recursive: true, force: true })
await buildNode(
  isTruth
    ? { truth: join(root, 'bench/truth.ts') }
    : {
        bench: join(root, 'bench/bench.ts'),
        'audit-worker': join(root, 'apps/server/src/audit-worker.ts'),
        'run-alone': join(root, 'bench/formats/run-alone.ts'),
        'pglite-worker': join(root, 'packages/store/src/pglite-worker.ts'),
      },
  outdir,
)
run(node(), ['--expose-gc', join(outdir, `${isTruth ? 'truth' : 'bench'}.mjs`), ...rest])
