import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files of law/ are imported as text with `?raw`, the suffix that Vite and Vitest know by themselves. */
const rawText = {
  name: 'raw-text',
  setup(build) {
    build.onResolve({ filter: /\?raw$/u }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -'?raw'.length)),
      namespace: 'raw-text',
    }))
    build.onLoad({ filter: /.*/u, namespace: 'raw-text' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
      watchFiles: [path],
    }))
  },
}

/** Our own packages are bundled from source; everything from the registry is left to node_modules. */
const ownPackages = {
  name: 'own-packages',
  setup(build) {
    build.onResolve({ filter: /^@mingzhang\// }, ({ path }) => {
      const name = path.slice('@mingzhang/'.length)
      const home = name === 'server' ? 'apps' : 'packages'
      return { path: join(root, home, name, 'src', 'index.ts') }
    })
    build.onResolve({ filter: /^[^./]/u }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    )
  },
}

/** Bundles for Node: the command line, the workers it starts, and the benchmark. */
export async function buildNode(entryPoints, outdir) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    outExtension: { '.js': '.mjs' },
    sourcemap: true,
    logLevel: 'warning',
    plugins: [rawText, ownPackages],
  })
}

async function buildWeb() {
  const { build } = await import('vite')
  await build({ root: join(root, 'apps/web'), logLevel: 'warn' })
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const outdir = join(root, 'apps/cli/dist')
  rmSync(outdir, { recursive: true, force: true })
  await buildNode(
    {
      mingzhang: join(root, 'apps/cli/src/main.ts'),
      'audit-worker': join(root, 'apps/server/src/audit-worker.ts'),
      'pglite-worker': join(root, 'packages/store/src/pglite-worker.ts'),
    },
    outdir,
  )
  await buildWeb()
}
