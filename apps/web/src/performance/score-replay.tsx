import type { ItemScore } from '@mingzhang/model'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** 重放 How an item came to its points: the rule, the parameters in force and their basis, the figures, the arithmetic. */
export function ScoreReplay({ item }: { readonly item: ItemScore }) {
  const words = useWords().performance
  return (
    <details className="replay">
      <summary>{item.name}</summary>
      <p>{item.why}</p>
      {[...item.assumed, ...item.remarks].map((said) => (
        <p key={said} className="mut">
          {said}
        </p>
      ))}
      <dl>
        <dt>{words.rule}</dt>
        <dd>{item.rule ? words.scoreRules[item.rule] : words.unknown}</dd>
        {item.parameters.map(({ id, value, unit, from, basis }) => (
          <div key={id}>
            <dt>{words.parameters}</dt>
            <dd>
              {wordOf(words.scoreParameters, id)} {value}
              {unit}{' '}
              <span className="mut">
                {basis.own ? '' : `${basis.instrument}${basis.article} `}
                {fill(words.since, { on: from })}
              </span>
              {(basis.own || !basis.verified) && (
                <b className="w"> {basis.own ? words.schemeOurs : words.schemeUnverified}</b>
              )}
            </dd>
          </div>
        ))}
        {Object.entries(item.figures).map(([name, value]) => (
          <div key={name}>
            <dt>{wordOf(words.scoreFigures, name)}</dt>
            <dd>{name === 'band' ? wordOf(bandWords(words), value) : value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const bandWords = ({ achieved, partly, missed }: { achieved: string; partly: string; missed: string }) => ({
  achieved,
  partly,
  missed,
})
