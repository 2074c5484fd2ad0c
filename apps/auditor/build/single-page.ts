import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'

const home = join(import.meta.dirname, '..')
const samples = join(home, '../../samples')

/**
 * 单页 Puts the whole program into one page: its script and style, and packed beside them what is unpacked only when it is
 * needed, the program that reads (with the law), the PDF library and the samples. The page's policy lets nothing else run
 * and nothing out.
 */
export function singlePage(): Plugin {
  return {
    name: 'single-page',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const page = bundle['index.html']
      const files = Object.values(bundle)
      const script = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n')
      const style = files
        .flatMap((file) => (file.fileName.endsWith('.css') && 'source' in file ? [String(file.source)] : []))
        .join('\n')
      if (page?.type !== 'asset') throw new Error('the build made no page')
      const packed = [
        dataBlock('reader', Buffer.from(await readerProgram())),
        dataBlock(
          'pdf',
          readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')),
        ),
        dataBlock('samples', Buffer.from(JSON.stringify(sampleFiles()))),
      ]
      const written = onePage(String(page.source), script, style, packed)
      for (const name of Object.keys(bundle)) delete bundle[name]
      this.emitFile({ type: 'asset', fileName: 'index.html', source: written })
    },
  }
}

function onePage(page: string, script: string, style: string, packed: readonly string[]): string {
  // What closes the element must not stand in it; in a script it can only stand in a string.
  const code = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim()
  const policy = [
    "default-src 'none'",
    `script-src '${sha256(code)}' 'wasm-unsafe-eval' blob:`,
    `style-src '${sha256(style)}'`,
    'img-src data:',
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const bare = page
    .replace(/<script type="module"[^>]*><\/script>\s*/gu, '')
    .replace(/<link rel="stylesheet"[^>]*>\s*/gu, '')
  const head = [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  ].join('\n')
  return bare
    .replace(/<head>\s*<meta charset="utf-8">/u, () => head)
    .replace('</head>', () => `<style>${style}</style>\n</head>`)
    .replace('</body>', () => `${packed.join('\n')}\n<script type="module">${code}</script>\n</body>`)
}

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const dataBlock = (id: string, bytes: Uint8Array): string =>
  `<script type="application/gzip" id="${id}">${gzipSync(bytes, { level: 9 }).toString('base64')}</script>`

/** The program of the thread that reads, as one script without imports. */
async function readerProgram(): Promise<string> {
  const made = await build({
    configFile: false,
    root: home,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    plugins: [libraryWithoutAddress],
    build: {
      write: false,
      target: 'es2023',
      reportCompressedSize: false,
      lib: {
        entry: join(home, 'src/reader/reader.ts'),
        formats: ['iife'],
        name: 'reader',
        fileName: 'reader',
      },
    },
  })
  const outputs = Array.isArray(made) ? made : [made]
  for (const output of outputs) {
    const chunk = 'output' in output ? output.output.find((file) => file.type === 'chunk') : undefined
    if (chunk?.type === 'chunk') return chunk.code
  }
  throw new Error('the build made no reader')
}

/** The PDF library is given its program; it must neither look for it beside the script nor carry it in the script. */
const libraryWithoutAddress: Plugin = {
  name: 'library-without-address',
  enforce: 'pre',
  transform: {
    filter: { id: /@embedpdf\/pdfium/u },
    handler: (code) =>
      code.replace(/new URL\([^()]*, import\.meta\.url\)\.href/gu, "''").replaceAll('import.meta.url', "''"),
  },
}

/** The disclosures of samples/, each called as its page of contents calls it. */
function sampleFiles(): { name: string; title: string; text: string }[] {
  const contents = readFileSync(join(samples, 'README.md'), 'utf8')
  return readdirSync(samples)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => {
      const row = contents.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
      const title = row?.split('|')[2]?.split('：')[0]?.trim()
      return title ? [{ name, title, text: readFileSync(join(samples, name), 'utf8') }] : []
    })
}
