import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Typesetter } from '@mingzhang/writers/publication'

/** 字体 Noto Serif SC (OFL): regular and bold; no font of the machine is used, so that the same is the same everywhere. */
const fonts = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf']

let opened: Promise<Typesetter | null> | null = null

/**
 * 排版引擎 Typst as a native addon, opened when the first PDF is written.
 *
 * It stands here and not in the writers, which run in a browser page, too: an addon and font files are of the machine.
 *
 * @returns null where the addon is not made for this machine
 */
export function openTypesetter(): Promise<Typesetter | null> {
  opened ??= open()
  return opened
}

async function open(): Promise<Typesetter | null> {
  const [typst, fontBlobs] = await Promise.all([
    import('@myriaddreamin/typst-ts-node-compiler').catch(() => null),
    readFonts(),
  ])
  if (typst === null) return null
  const compiler = typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  let isUsed = false
  return (source, inputs) => {
    // What it keeps of one document is of no use to the next; a command that sets one does not wait for it.
    if (isUsed) compiler.evictCache(0)
    isUsed = true
    return compiler.pdf({ mainFileContent: source, inputs: { ...inputs } })
  }
}

function readFonts(): Promise<Buffer[]> {
  const { resolve } = createRequire(import.meta.url)
  return Promise.all(fonts.map((font) => readFile(resolve(`@expo-google-fonts/noto-serif-sc/${font}`))))
}
