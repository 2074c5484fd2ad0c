import { readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import pdfjs from 'pdfjs-dist/package.json' with { type: 'json' }
import { defineConfig, type Plugin } from 'vite'
import { pageHints } from './build/page-hints.ts'

/** What PDF.js reads at need, by folder: character maps, standard fonts, decoders of pictures in plain script. */
const pdfParts: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$/u,
  standard_fonts: /\.(?:pfb|ttf)$/u,
  wasm: /nowasm_fallback\.js$/u,
}

/**
 * Puts the parts of PDF.js beside the app, so that no page asks another server for them. Their folder has the version,
 * for what lies in assets/ is kept by browsers for good.
 */
function pdfPartsPlugin(): Plugin {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return {
    name: 'pdf-parts',
    apply: 'build',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(pdfParts)) {
        for (const name of readdirSync(join(home, folder)).filter((file) => wanted.test(file))) {
          const source = readFileSync(join(home, folder, name))
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdfjs-${pdfjs.version}/${folder}/${name}`,
            source,
          })
        }
      }
    },
  }
}

/** Packs scripts and styles once, when they are built, so that the server only has to send them. */
function packedPlugin(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const names = Object.keys(bundle).filter((file) => /\.(?:m?js|css|svg)$/u.test(file))
      await Promise.all(names.map((name) => writePacked(join(dir ?? '', name))))
    },
  }
}

const byBrotli = promisify(brotliCompress)
const byGzip = promisify(gzip)
const worthPacking = 1_024
/** The best packing takes seconds for a megabyte: it is for what a first view waits for. */
const worthTheBest = 400_000

async function writePacked(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (bytes.byteLength < worthPacking) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: bytes.byteLength < worthTheBest ? 11 : 9 }
  await Promise.all([
    byGzip(bytes, { level: 9 }).then((packed) => writeFile(`${file}.gz`, packed)),
    byBrotli(bytes, { params }).then((packed) => writeFile(`${file}.br`, packed)),
  ])
}

/**
 * What every page needs, and small parts that most rooms share: one file and not a dozen, for on a slow line a request costs
 * more than a kilobyte.
 */
const inShell = [
  /rolldown\/runtime|vite\/preload-helper/u,
  /node_modules\/(?:react|react-dom|scheduler|wouter|regexparam|use-sync-external-store)\//u,
  /node_modules\/@tanstack\/(?:react-query|query-core)\//u,
  /web\/src\/(?:shell|parts)\//u,
  /web\/src\/(?:app|start|rooms\/lazy-room|words\/(?:shell\.zh-cn|use-words|fill))\.tsx?$/u,
  /web\/src\/api\/(?:request|people|documents|keep-signed-in|import-file|decode-progress)\.ts$/u,
  /web\/src\/(?:document\/decode-place|open\/(?:addresses|use-width)|people\/(?:local-time|problem-note))\.tsx?$/u,
  /packages\/(?:model\/src\/(?:amount|key|place)|law\/src\/tsv)\.ts$/u,
]
const shell = { name: 'shell', test: (id: string) => inShell.some((pattern) => pattern.test(id)) }
/** What several pages of the open book share. */
const openParts = { name: 'open-parts', test: /web\/src\/(?:open|api)\//u, minShareCount: 2 }
/** What the room of a document shares with the looks that come after its first view. */
const documentParts = {
  name: 'document-parts',
  // Not the names of the law: they come with the card of a figure.
  test: /web\/src\/(?:document\/(?!key-words)|places\/|tables\/)|model\/src\/named-places/,
  minShareCount: 2,
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfPartsPlugin(), pageHints(), packedPlugin()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: [shell, openParts, documentParts] } } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8787' } },
})
