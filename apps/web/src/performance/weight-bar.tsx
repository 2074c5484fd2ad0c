import type { BookIndicator } from '@mingzhang/model'
import { spreadWeights, sumOfWeights } from '@mingzhang/performance'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

type Properties = {
  readonly indicators: readonly BookIndicator[]
  /** Points of the execution rate; null: the indicators have all 100. */
  readonly execution: string | null
  /** null: the person may only read. */
  readonly adopt: ((weights: readonly string[]) => void) | null
}

const [width, left, bar] = [868, 6, 838]

/** 权重条 The weights as typed, against what they are to add up to; the excess in red, the execution rate beyond. */
export function WeightBar({ indicators, execution, adopt }: Properties) {
  const words = useWords().performance
  const ten = Number(execution ?? 0) || 0
  const limit = 100 - ten
  const weights = indicators.map(({ weight }) => Number((weight ?? '').replace(/[%％分]$/u, '')) || 0)
  const { sum, blank } = sumOfWeights(indicators.map(({ weight }) => weight))
  const total = Number(sum)
  // A form without weights is not a form with wrong ones.
  const wrong = total !== limit && blank < indicators.length
  const spread = spreadWeights(
    indicators.map(({ weight }) => weight),
    String(limit),
  )
  const whole = Math.round((total + ten) * 100) / 100
  return (
    <footer className="weights">
      <div className="weights-line" aria-live="polite">
        <span>
          {words.weightSum} <b className={wrong ? 'e' : ''}>{sum}</b> / {limit}
        </span>
        <span>
          {words.executionSum} <b>{ten}</b>
        </span>
        <span>
          {words.total} <b className={wrong ? 'e' : ''}>{whole}</b>
          {wrong && `，${fill(words.shouldBe, { n: 100 })}`}
        </span>
        {blank > 0 && <span className={wrong ? 'e' : 'mut'}>{fill(words.blankWeights, { n: blank })}</span>}
        {total !== limit && indicators.length > 0 && adopt && (
          <span className="spread">
            {fill(words.spreadTo, { list: spread.slice(0, 8).join('、') })}
            <button type="button" className="btn quiet small" onClick={() => adopt(spread)}>
              {words.adopt}
            </button>
          </span>
        )}
      </div>
      <Bar indicators={indicators} weights={weights} limit={limit} execution={ten} />
    </footer>
  )
}

type BarProperties = {
  readonly indicators: readonly BookIndicator[]
  readonly weights: readonly number[]
  readonly limit: number
  readonly execution: number
}

function Bar({ indicators, weights, limit, execution }: BarProperties) {
  const words = useWords().performance
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scale = bar / Math.max(total + execution, limit + execution, 100)
  const x = (points: number) => left + points * scale
  let before = 0
  const over = Math.round((total - limit) * 100) / 100
  return (
    <svg viewBox={`0 0 ${width} 62`} className="weight-bar" aria-hidden="true">
      <text className="axis" x={left} y={12}>
        0
      </text>
      {weights.map((weight, index) => {
        const from = x(before)
        before += weight
        const wide = weight * scale
        const name = indicators[index]?.name ?? ''
        const room = Math.floor((wide - 14) / 12) - 2
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place.
          <g key={index}>
            <rect className="piece" x={from} y={20} width={Math.max(wide, 0)} height={22}>
              <title>{`${name} ${weight}`}</title>
            </rect>
            {room > 0 && (
              <text className="piece-name" x={from + wide / 2} y={35} textAnchor="middle">
                {`${name.slice(0, room)} ${weight}`}
              </text>
            )}
          </g>
        )
      })}
      {over > 0 && (
        <>
          <rect className="excess" x={x(limit)} y={20} width={over * scale} height={22} />
          <text className="excess-name" x={x(limit + over / 2)} y={35} textAnchor="middle">
            {fill(words.over, { n: over })}
          </text>
        </>
      )}
      {over < 0 && total > 0 && (
        <>
          <rect className="missing" x={x(total)} y={20} width={-over * scale} height={22} />
          <text className="excess-name" x={x(total - over / 2)} y={35} textAnchor="middle">
            {fill(words.short, { n: -over })}
          </text>
        </>
      )}
      {execution > 0 && (
        <ExecutionPiece from={x(Math.max(total, limit))} wide={execution * scale} points={execution} />
      )}
      <path className="limit" d={`M${x(limit)} 15V44`} />
      <text className="axis" x={x(limit)} y={12} textAnchor="middle">
        {fill(words.limit, { n: limit })}
      </text>
    </svg>
  )
}

type PieceProperties = { readonly from: number; readonly wide: number; readonly points: number }

/** The execution rate, beyond the indicators. */
function ExecutionPiece({ from, wide, points }: PieceProperties) {
  const words = useWords().performance
  return (
    <>
      <rect className="execution" x={from} y={20} width={wide} height={22} />
      <text className="piece-name" x={from + wide / 2} y={35} textAnchor="middle">
        {wide > 60 ? `${words.executionSum} ${points}` : points}
      </text>
    </>
  )
}
