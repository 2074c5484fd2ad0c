import type { ProgrammeSummary, ScoreSummary } from '@mingzhang/performance'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

type Properties = {
  readonly ranked: readonly {
    readonly index: number
    readonly one: ProgrammeSummary
    readonly score: ScoreSummary
  }[]
  readonly choose: (index: number) => void
}

const [size, left, foot, top] = [420, 40, 34, 10]
const [span, tall] = [size - left - 12, 330 - foot - top]

type Span = { readonly from: number; readonly to: number }

/** From where to where a scale goes: 40 to 100 where that holds all, else as far as the values go. */
function spanOf(values: readonly number[], least: number): Span {
  const from = Math.min(40, Math.floor(Math.min(...values) / 20) * 20)
  return { from, to: Math.max(least, Math.ceil(Math.max(...values) / 20) * 20) }
}

/** 执行与结果 A dot for each programme: what was spent across, what came of it up. Below the diagonal money went without results. */
export function Scatter({ ranked, choose }: Properties) {
  const words = useWords().performance
  const dots = ranked.flatMap(({ index, one, score }) =>
    score.execution === null || score.results === null
      ? []
      : [
          {
            index,
            one,
            execution: Number(score.execution),
            results: Number(score.results),
            grade: score.grade,
          },
        ],
  )
  const across = spanOf(
    dots.map(({ execution }) => execution),
    110,
  )
  const up = spanOf(
    dots.map(({ results }) => results),
    100,
  )
  const x = (value: number) => left + ((value - across.from) / (across.to - across.from)) * span
  const y = (value: number) => top + tall - ((value - up.from) / (up.to - up.from)) * tall
  return (
    <>
      <svg viewBox={`0 0 ${size} 330`} className="scatter" role="img" aria-label={words.scatterLabel}>
        <Axes across={across} up={up} x={x} y={y} />
        {dots.map(({ index, one, execution, results, grade }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the tables beside have the same as buttons.
          <circle
            key={one.id}
            className={grade === '差' || grade === '中' ? 'dot low' : 'dot'}
            cx={x(execution)}
            cy={y(results)}
            r={4.5}
            onClick={() => choose(index)}
          >
            <title>{`${index + 1} ${one.name}　${words.rate} ${execution}%　${words.points} ${results}%`}</title>
          </circle>
        ))}
      </svg>
      {dots.length < ranked.length && (
        <p className="mut note">{fill(words.scatterLeft, { n: ranked.length - dots.length })}</p>
      )}
    </>
  )
}

const marksOf = ({ from, to }: Span): number[] =>
  Array.from({ length: Math.floor((to - from) / 20) + 1 }, (_, index) => from + index * 20)

type AxesProperties = {
  readonly across: Span
  readonly up: Span
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

/** The scales, and the diagonal on which as much came of it as was spent. */
function Axes({ across, up, x, y }: AxesProperties) {
  const words = useWords().performance
  const corner = Math.max(across.from, up.from)
  return (
    <>
      {marksOf(up).map((value) => (
        <g key={value}>
          <path className="scale" d={`M${left} ${y(value)}H${size - 12}`} />
          <text className="axis" x={left - 6} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {marksOf(across).map((value) => (
        <text key={value} className="axis" x={x(value)} y={330 - foot + 14} textAnchor="middle">
          {value}
        </text>
      ))}
      <path className="floor" d={`M${left} ${top}V${top + tall}H${size - 12}`} />
      <path className="diagonal" d={`M${x(corner)} ${y(corner)}L${x(100)} ${y(100)}`} />
      <text className="axis" x={size - 12} y={326} textAnchor="end">
        {words.scatterX}
      </text>
      <text className="axis" x={left + 4} y={top + 10}>
        {words.scatterY}
      </text>
    </>
  )
}
