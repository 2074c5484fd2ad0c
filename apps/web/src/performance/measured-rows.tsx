import type { BookIndicator } from '@mingzhang/model'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { decodeMeasured, type Measured } from './decode-measured.ts'
import { RecordRows } from './record-rows.tsx'

type Properties = {
  readonly measured: Readonly<Record<string, string>>
  readonly indicators: readonly BookIndicator[]
}

/** 由台账算出 Results that were computed from records, each with its rows, so that anybody can count again. */
export function MeasuredRows({ measured, indicators }: Properties) {
  const words = useWords().performance
  return Object.entries(measured).map(([index, text]) => {
    const result = decodeMeasured(text)
    return result ? (
      <details key={index} className="measured">
        <summary>
          {words.measuredFrom}：{indicators[Number(index)]?.name}　{result.why}
        </summary>
        <p>
          {words.measuredBy}：{result.counted.join('、') || words.none}
        </p>
        {result.rows.length > 0 && (
          <RecordRows label={words.measuredBy} names={namesOf(result)} rows={result.rows} />
        )}
        {result.left.map(({ line, why }) => (
          <p key={line} className="mut">
            {fill(words.line, { n: line })}：{why}
          </p>
        ))}
      </details>
    ) : null
  })
}

const namesOf = ({ rows }: Measured): string[] => [
  ...new Set(rows.flatMap(({ cells }) => Object.keys(cells))),
]
