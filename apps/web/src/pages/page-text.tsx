import type { PrintedRun } from './fit-words.ts'

type Properties = { readonly runs: readonly PrintedRun[]; readonly scale: number }

/** About the start of its base line. */
const turnedText = (turn: number, down: number) => ({
  transform: `rotate(${-90 * turn}deg)`,
  transformOrigin: `0 ${down}px`,
})

/** 页上的字 The text of a page over its picture, unseen: it can be selected and copied, and screen readers have it. */
export function PageText({ runs, scale }: Properties) {
  return (
    <div className="page-text">
      {runs.map(({ text, x, y, width, size, turn = 0 }, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the page.
          key={at}
          style={{
            left: x * scale,
            top: (y - 0.88 * size) * scale,
            width: width * scale,
            fontSize: size * scale,
            ...(turn !== 0 && turnedText(turn, 0.88 * size * scale)),
          }}
        >
          {text}
        </span>
      ))}
    </div>
  )
}
