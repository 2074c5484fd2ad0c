import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfPartsPlugin()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8787' } },
})
