import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files of law/ are imported as text with `?raw`, the suffix that Vite and Vitest know by themselves. */
const rawText = {
  name: 'raw-text',
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -'?raw'.length)),
      namespace: 'raw-text',
    }))
    build.onLoad({ filter: /.*/, namespace: 'raw-text' }, ({ path }) => ({
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
      const [name = '', ...part] = path.slice('@mingzhang/'.length).split('/')
      const home = join(root, name === 'server' ? 'apps' : 'packages', name)
      const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
      return { path: join(home, exports[['.', ...part].join('/')]) }
    })
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
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
    // Chinese stays as it is: written as escapes, the law would be twice as long to read at every start.
    charset: 'utf8',
    outExtension: { '.js': '.mjs' },
    sourcemap: true,
    logLevel: 'warning',
    plugins: [rawText, ownPackages],
  })
}

async function buildPages() {
  const { build } = await import('vite')
  for (const app of ['web', 'auditor']) await build({ root: join(root, 'apps', app), logLevel: 'warn' })
}

/**
 * An empty embedded store with the newest schema, so that the first start need not build a database. It is made anew
 * only when the store's code has changed: making it takes as long as it saves.
 */
async function buildEmptyStore(outdir) {
  const archive = join(outdir, 'empty-store.tar.gz')
  const code = globSync('packages/store/src/**/*.ts', { cwd: root }).map(
    (file) => statSync(join(root, file)).mtimeMs,
  )
  if (existsSync(archive) && statSync(archive).mtimeMs > Math.max(...code)) return
  const { writeEmptyStore } = await import(pathToFileURL(join(outdir, 'store.mjs')).href)
  await writeEmptyStore(archive, pathToFileURL(join(outdir, 'pglite-worker.mjs')))
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const outdir = join(root, 'apps/cli/dist')
  for (const file of globSync('*.mjs*', { cwd: outdir })) rmSync(join(outdir, file))
  await buildNode(
    {
      mingzhang: join(root, 'apps/cli/src/main.ts'),
      'audit-worker': join(root, 'apps/server/src/audit-worker.ts'),
      'review-worker': join(root, 'apps/cli/src/review/review-worker.ts'),
      'pglite-worker': join(root, 'packages/store/src/pglite-worker.ts'),
      store: join(root, 'packages/store/src/index.ts'),
    },
    outdir,
  )
  await Promise.all([buildEmptyStore(outdir), buildPages()])
}
