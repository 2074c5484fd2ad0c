import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/* What Vitest and our bundler know by themselves, for a process that runs the source: `?raw` is the text of a file. */

registerHooks({
  load: (url, context, next) =>
    url.endsWith('?raw')
      ? { format: 'module', source: `export default ${textOf(url)}`, shortCircuit: true }
      : next(url, context),
})

const textOf = (url: string): string => JSON.stringify(readFileSync(fileURLToPath(url), 'utf8'))
