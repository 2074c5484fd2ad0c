import type { ProgrammeSummary, ScoreSummary } from '@mingzhang/performance'
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
const from = 40

/** 执行与结果 A dot for each programme: what was spent across, what came of it up. Below the diagonal money went without results. */
export function Scatter({ ranked, choose }: Properties) {
  const words = useWords().performance
  const span = size - left - 12
  const tall = 330 - foot - top
  const x = (value: number) => left + ((Math.min(Math.max(value, from), 110) - from) / (110 - from)) * span
  const y = (value: number) =>
    top + tall - ((Math.min(Math.max(value, from), 100) - from) / (100 - from)) * tall
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
  return (
    <svg viewBox={`0 0 ${size} 330`} className="scatter" role="img" aria-label={words.scatterLabel}>
      {[40, 60, 80, 100].map((value) => (
        <g key={value}>
          <path className="scale" d={`M${left} ${y(value)}H${size - 12}`} />
          <text className="axis" x={left - 6} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
          <text className="axis" x={x(value)} y={330 - foot + 14} textAnchor="middle">
            {value}
          </text>
        </g>
      ))}
      <path className="floor" d={`M${left} ${top}V${top + tall}H${size - 12}`} />
      <path className="diagonal" d={`M${x(from)} ${y(from)}L${x(100)} ${y(100)}`} />
      <text className="axis" x={size - 12} y={326} textAnchor="end">
        {words.scatterX}
      </text>
      <text className="axis" x={left + 4} y={top + 10}>
        {words.scatterY}
      </text>
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
  )
}
