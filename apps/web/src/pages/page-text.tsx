import type { PrintedRun } from './fit-words.ts'

type Properties = { readonly runs: readonly PrintedRun[]; readonly scale: number }

/** 页上的字 The text of a page over its picture, unseen: it can be selected and copied, and screen readers have it. */
export function PageText({ runs, scale }: Properties) {
  return (
    <div className="page-text">
      {runs.map(({ text, x, y, width, size }, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the page.
          key={at}
          style={{
            left: x * scale,
            top: (y - 0.88 * size) * scale,
            width: width * scale,
            fontSize: size * scale,
          }}
        >
          {text}
        </span>
      ))}
    </div>
  )
}
