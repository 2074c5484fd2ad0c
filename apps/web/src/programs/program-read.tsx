import type { Finding, Indicator, Program, TextWithPlace } from '@mingzhang/model'
import { placesOf } from '../document/culprit.ts'
import { useDocumentInUse } from '../document/document-context.ts'
import { FindingsList } from '../document/findings-list.tsx'
import { grouped, signed } from '../document/findings-view.ts'
import { whereInWords } from '../document/place-names.ts'
import { SeverityShape, VerdictMark } from '../parts/severity-mark.tsx'
import { locate, spotText } from '../places/source-index.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { filledFields, weightSum } from './weights.ts'

type Properties = { readonly program: Program; readonly findings: readonly Finding[] }

/** 一个项目 One programme: its budget and words, its target table, its findings. */
export function ProgramRead({ program, findings }: Properties) {
  const words = useWords()
  const { goTo } = useDocumentInUse()
  const { programs } = words
  return (
    <section className="table-read program" aria-label={program.name}>
      <header>
        <h2>{program.name}</h2>
        <p className="facts">
          {program.department && <span>{program.department}</span>}
          {program.code && <span>{program.code}</span>}
          {program.category && <span>{program.category}</span>}
          <span>{whereInWords(program.place, words)}</span>
        </p>
        <div className="table-acts">
          <button
            type="button"
            className="btn small"
            onClick={() => goTo(program.budgetPlace ?? program.place)}
          >
            {programs.toSource}
          </button>
        </div>
      </header>
      <div className="program-scroll">
        <Money program={program} />
        {findings.length > 0 && <FindingsList findings={findings} className="program-findings" />}
        <Words name={programs.overview} text={program.overview} />
        <Words name={programs.goal} text={program.goal} />
        <Words name={programs.legalBasis} text={program.legalBasis} />
        {program.indicators.length === 0 ? (
          <p className="note-line">{programs.noIndicators}</p>
        ) : (
          <IndicatorTable program={program} findings={findings} />
        )}
      </div>
    </section>
  )
}

function Money({ program }: { readonly program: Program }) {
  const { programs } = useWords()
  const { budget, budgetParts, plan } = program
  return (
    <dl className="program-money">
      <div>
        <dt>{programs.budget}</dt>
        <dd className="lead">
          {budget ? (
            <>
              {grouped(budget.amount)}
              <span className="u">{budget.unit}</span>
            </>
          ) : (
            <span className="mut">{programs.noBudget}</span>
          )}
        </dd>
      </div>
      {budgetParts.map(({ label, amount, unit }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {amount === null ? '' : grouped(amount)}
            {amount !== null && <span className="u">{unit}</span>}
          </dd>
        </div>
      ))}
      {plan && (
        <div>
          <dt>{programs.plan}</dt>
          <dd>{plan.map((share) => `${share.replace(/[%％]$/u, '')}%`).join(' · ')}</dd>
        </div>
      )}
    </dl>
  )
}

function Words({ name, text }: { readonly name: string; readonly text: TextWithPlace | null }) {
  if (!text) return null
  return (
    <div className="line quoted">
      <span>{name}</span>
      <p>{text.text}</p>
    </div>
  )
}

function IndicatorTable({ program, findings }: Properties) {
  const { programs: words } = useWords()
  const filled = filledFields(program.indicators)
  return (
    <table className="work indicators">
      <caption className="unseen">{fill(words.indicatorCaption, { name: program.name })}</caption>
      <thead>
        <tr>
          {filled.has('group') && <th scope="col">{words.group}</th>}
          {filled.has('level1') && <th scope="col">{words.level1}</th>}
          {filled.has('level2') && <th scope="col">{words.level2}</th>}
          <th scope="col">{words.indicator}</th>
          <th scope="col" className="c">
            {words.operator}
          </th>
          <th scope="col" className="n">
            {words.value}
          </th>
          <th scope="col">{words.unit}</th>
          {filled.has('weight') && (
            <th scope="col" className="n">
              {words.weight}
            </th>
          )}
          {filled.has('core') && (
            <th scope="col" className="c">
              {words.core}
            </th>
          )}
          {filled.has('description') && <th scope="col">{words.description}</th>}
          {filled.has('basis') && <th scope="col">{words.basis}</th>}
          {filled.has('dataSource') && <th scope="col">{words.dataSource}</th>}
          {filled.has('responsible') && <th scope="col">{words.responsible}</th>}
          {filled.has('due') && <th scope="col">{words.due}</th>}
        </tr>
      </thead>
      <tbody>
        {program.indicators.map((indicator, at) => (
          <IndicatorRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two indicators may be the same in every word.
            key={at}
            indicator={indicator}
            before={program.indicators[at - 1]}
            filled={filled}
            findings={findings}
          />
        ))}
      </tbody>
      {filled.has('weight') && <WeightFoot program={program} filled={filled} />}
    </table>
  )
}

type RowProperties = {
  readonly indicator: Indicator
  readonly before: Indicator | undefined
  readonly filled: ReadonlySet<keyof Indicator>
  readonly findings: readonly Finding[]
}

function IndicatorRow({ indicator, before, filled, findings }: RowProperties) {
  const words = useWords()
  const { reading, select, goTo } = useDocumentInUse()
  const own = new Set(
    [indicator.place, ...Object.values(indicator.places)].flatMap((place) =>
      locate(reading.index, place).map(spotText),
    ),
  )
  const found = findings.find((finding) =>
    placesOf(finding).some((place) => locate(reading.index, place).some((spot) => own.has(spotText(spot)))),
  )
  const again = (field: 'level1' | 'level2' | 'group') =>
    before !== undefined && before[field] === indicator[field]
  return (
    <tr className={found?.severity}>
      {filled.has('group') && <td className="level">{again('group') ? '' : indicator.group}</td>}
      {filled.has('level1') && <td className="level">{again('level1') ? '' : indicator.level1}</td>}
      {filled.has('level2') && (
        <td className="level">{again('level1') && again('level2') ? '' : indicator.level2}</td>
      )}
      <th scope="row">
        {found && (
          <button type="button" className="found" title={found.what} onClick={() => select(found)}>
            <SeverityShape
              severity={found.severity}
              label={`${words.severity[found.severity]}：${found.what}`}
            />
          </button>
        )}
        <button
          type="button"
          className="plain-button"
          onClick={() => goTo(indicator.places['name'] ?? indicator.place)}
        >
          {indicator.name}
        </button>
      </th>
      <td className="c">{indicator.operator}</td>
      <td className="n value">{indicator.value}</td>
      <td>{indicator.unit}</td>
      {filled.has('weight') && <td className="n">{indicator.weight}</td>}
      {filled.has('core') && (
        <td className="c">
          {indicator.core === null ? '' : indicator.core ? words.programs.yes : words.programs.no}
        </td>
      )}
      {filled.has('description') && <td className="wide">{indicator.description}</td>}
      {filled.has('basis') && <td className="wide">{indicator.basis}</td>}
      {filled.has('dataSource') && <td className="wide">{indicator.dataSource}</td>}
      {filled.has('responsible') && <td>{indicator.responsible}</td>}
      {filled.has('due') && <td>{indicator.due}</td>}
    </tr>
  )
}

type FootProperties = { readonly program: Program; readonly filled: ReadonlySet<keyof Indicator> }

/** The sum of the weights under their column, and what it should be where the table says so. */
function WeightFoot({ program, filled }: FootProperties) {
  const { programs: words } = useWords()
  const { sum, expected, execution, difference } = weightSum(program)
  if (sum === null) return null
  const before = count(filled, 'group', 'level1', 'level2') + 4
  const after = count(filled, 'core', 'description', 'basis')
  const stated =
    expected !== null && execution !== null ? fill(words.weightStated, { execution, expected }) : ''
  return (
    <tfoot>
      <tr className="total">
        <th scope="row" colSpan={before}>
          {words.weightSum} <span className="mut">{stated}</span>{' '}
          {difference !== null && (
            <VerdictMark verdict={difference === '0' ? 'holds' : 'fails'}>
              {differenceInWords(difference, words)}
            </VerdictMark>
          )}
        </th>
        <td className="n">{sum}</td>
        {after > 0 && <td colSpan={after} />}
      </tr>
    </tfoot>
  )
}

function differenceInWords(
  difference: string,
  words: { readonly weightOver: string; readonly weightUnder: string; readonly weightEven: string },
): string {
  if (difference === '0') return words.weightEven
  const n = signed(difference).slice(1)
  return fill(difference.startsWith('-') ? words.weightUnder : words.weightOver, { n })
}

const count = (filled: ReadonlySet<keyof Indicator>, ...fields: readonly (keyof Indicator)[]): number =>
  fields.filter((field) => filled.has(field)).length
