import { join } from 'node:path'
import { installWhenNeeded, node, root, run } from './install.mjs'

// One command on a fresh clone: install, build, create the embedded database, import the samples, serve.
if (!installWhenNeeded()) run(node(), [join(root, 'scripts', 'build.mjs')])
const env = { MINGZHANG_DATA: join(root, 'data'), ...process.env }
run(node(), [join(root, 'apps/cli/bin/mingzhang.mjs'), 'serve', '--samples', ...process.argv.slice(2)], {
  env,
})
