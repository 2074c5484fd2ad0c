import type { Plugin } from 'vite'
import { pages } from './pages.ts'

type Chunk = {
  readonly fileName: string
  readonly imports: readonly string[]
  readonly moduleIds: readonly string[]
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> }
}

/**
 * 页的指引 Writes pages.json beside the app: which files and answers each page needs at first besides those of index.html. The
 * server names them in the page it sends, so that they are on their way together and not one after the other.
 */
export function pageHints(): Plugin {
  return {
    name: 'page-hints',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = new Map<string, Chunk>()
      for (const one of Object.values(bundle)) if (one.type === 'chunk') chunks.set(one.fileName, one)
      const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry)
      const here = new Set(entry ? filesOf(chunks, entry.fileName) : [])
      const hints = pages.map(({ page, modules, asks }) => {
        const files = modules.flatMap((module) => filesOf(chunks, chunkWith(chunks, module)))
        return { page, asks, files: [...new Set(files)].filter((file) => !here.has(file)) }
      })
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(hints) })
    },
  }
}

/** A module that went by a new name or into no chunk must not go unnoticed. */
function chunkWith(chunks: ReadonlyMap<string, Chunk>, module: string): string {
  for (const { fileName, moduleIds } of chunks.values())
    if (moduleIds.some((id) => id.endsWith(`/${module}`))) return fileName
  throw new Error(`no chunk holds ${module}`)
}

/** A chunk, its styles, and those of everything it imports. */
function filesOf(chunks: ReadonlyMap<string, Chunk>, start: string): string[] {
  const found = new Set<string>()
  const add = (name: string) => {
    const chunk = chunks.get(name)
    if (!chunk || found.has(name)) return
    found.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
    for (const next of chunk.imports) add(next)
  }
  add(start)
  return [...found]
}
