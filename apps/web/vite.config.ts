import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import pdfjs from 'pdfjs-dist/package.json' with { type: 'json' }
import { defineConfig, type Plugin } from 'vite'

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

/** Has the program itself loaded beside the small script that starts it, not after it. */
function programBesidePlugin(): Plugin {
  return {
    name: 'program-beside',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
        const program = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/start.tsx'))
        const files = program ? [program.fileName, ...program.imports] : []
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        }))
      },
    },
  }
}

/** Packs scripts and styles once, when they are built, so that the server only has to send them. */
function packedPlugin(): Plugin {
  const worthPacking = 1_024
  return {
    name: 'packed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(?:m?js|css|svg)$/u.test(file))) {
        const file = join(dir ?? '', name)
        const bytes = readFileSync(file)
        if (bytes.byteLength < worthPacking) continue
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
      }
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfPartsPlugin(), programBesidePlugin(), packedPlugin()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8787' } },
})
