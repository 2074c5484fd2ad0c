import { defaultLimits, type Glyph, ofdPages, type Page } from '@mingzhang/readers/ofd'
import type { PrintedRun } from './fit-words.ts'
import type { PageFile } from './page-file.ts'
import { seenMatrix, seenPoint, seenSize } from './seen-page.ts'

/**
 * 打开 OFD Opens a published OFD: its pages are drawn from the characters and lines that its reader finds, so that what is
 * seen is what was read. Pictures and seals are left out.
 */
export function openOfd(bytes: ArrayBuffer): PageFile {
  const read = ofdPages(new Uint8Array(bytes), defaultLimits)
  if (!read.ok) throw new Error(read.refusal.id)
  const pages = read.value
  return {
    pages: pages.map(seenSize),
    draw: (number, canvas, scale) => {
      const page = pages[number - 1]
      if (page) draw(page, canvas, scale)
      return { done: Promise.resolve(), stop: () => {} }
    },
    text: async (number) => {
      const page = pages[number - 1]
      return page ? runsOf(page) : []
    },
    close: () => {},
  }
}

/** Faces that Chinese documents are printed in, as far as they are installed. */
const face = 'SimSun, "Songti SC", "Noto Serif CJK SC", serif'

function draw(page: Page, canvas: HTMLCanvasElement, scale: number): void {
  const { rules, glyphs, strays } = page
  const { width, height } = seenSize(page)
  canvas.width = Math.floor(width * scale)
  canvas.height = Math.floor(height * scale)
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  context.transform(...seenMatrix(page))
  context.strokeStyle = '#000'
  context.lineWidth = 0.5
  context.beginPath()
  for (const { isLevel, at, from, to } of rules) {
    context.moveTo(...(isLevel ? ([from, at] as const) : ([at, from] as const)))
    context.lineTo(...(isLevel ? ([to, at] as const) : ([at, to] as const)))
  }
  context.stroke()
  context.fillStyle = '#000'
  for (const glyph of glyphs) drawGlyph(context, glyph)
  // Stamps and water marks stand at an angle: said, but not in the way of what is read.
  context.fillStyle = '#0003'
  for (const glyph of strays) drawGlyph(context, glyph)
}

/** A character in its own width: a face that is installed here may be wider than the one it was set in. */
function drawGlyph(context: CanvasRenderingContext2D, { text, x0, x1, base, size }: Glyph): void {
  const font = `${size}px ${face}`
  if (context.font !== font) context.font = font
  context.fillText(text, x0, base, Math.max(x1 - x0, size * 0.25))
}

/** 字段 Characters that follow one another on a line, put together; the lines as they run on the page as seen. */
export function runsOf(page: Page): readonly PrintedRun[] {
  const runs: { text: string; x: number; y: number; width: number; size: number }[] = []
  for (const { text, x0, x1, base, size } of page.glyphs) {
    const run = runs.at(-1)
    const goesOn = run && Math.abs(run.y - base) < 0.5 && Math.abs(run.x + run.width - x0) < size / 4
    if (run && goesOn) {
      run.text += text
      run.width = x1 - run.x
    } else runs.push({ text, x: x0, y: base, width: x1 - x0, size })
  }
  return runs.map((run) => {
    const [x, y] = seenPoint(page, run.x, run.y)
    return { ...run, x, y, turn: page.turn }
  })
}
