import { chromiumPath, openBrowser } from '../../apps/web/tests/browser.ts'
import { summary } from '../machine.ts'

/** 开着的看板 The board of a batch in a browser, as a reviewer leaves it open. */
export type OpenBoard = {
  readonly show: (batch: string) => Promise<void>
  /** How many frames were drawn, and how long the worst took. */
  readonly frames: () => Promise<string>
  readonly close: () => Promise<void>
}

declare global {
  interface Window {
    boardFrames: number[]
  }
}

/** Opens a browser for the board; null where there is none. */
export async function openBoard(address: string): Promise<OpenBoard | null> {
  if (chromiumPath === null) return null
  const browser = await openBrowser(chromiumPath)
  const page = await browser.context.newPage()
  return {
    show: async (batch) => {
      await page.goto(`${address}/review/${batch}`)
      await page.waitForSelector('main')
      await page.evaluate(noteFrames)
    },
    frames: async () => {
      const took = await page.evaluate(() => window.boardFrames)
      const slow = took.filter((each) => each > 100).length
      return `${took.length} frames ${slow} took longer than 100 ms, the longest ${Math.round(summary(took).worst)} ms`
    },
    close: browser.close,
  }
}

/** In the page: how long after the one before each frame comes. */
function noteFrames(): void {
  const frames: number[] = []
  window.boardFrames = frames
  let last = performance.now()
  const note = (now: number) => {
    frames.push(now - last)
    last = now
    requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
}
