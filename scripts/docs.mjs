import { join } from 'node:path'
import { buildNode } from './build.mjs'
import { node, root, run } from './install.mjs'

// Writes the pages of docs/ that are made from the code.
const outdir = join(root, 'node_modules', '.docs')
await buildNode({ 'write-docs': join(root, 'tidy/write-docs.ts') }, outdir)
run(node(), [join(outdir, 'write-docs.mjs')])
