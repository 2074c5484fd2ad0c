import { useQuery } from '@tanstack/react-query'
import { fetchRules } from '../api/review.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** So many rejections make a rule stand out, where they are half of what was decided. */
const fewest = 2

/** 常被否的规则 Rules that reviewers keep rejecting. */
export function RejectedRules() {
  const words = useWords().review.rules
  const rules = useQuery({ queryKey: ['review', 'rules'], queryFn: ({ signal }) => fetchRules(signal) })
  const often = (rules.data?.rules ?? []).filter(
    ({ rejected, decided }) => rejected >= fewest && rejected * 2 >= decided,
  )
  if (often.length === 0) return null
  return (
    <section className="rejected-rules">
      <h3>{words.title}</h3>
      <ul>
        {often.map(({ rule, title, rejected, decided }) => (
          <li key={rule}>
            <span className="shape q" aria-hidden="true" />
            <span title={rule}>{title ?? rule}</span>
            <span className="n">{fill(words.rejected, { rejected, decided })}</span>
          </li>
        ))}
      </ul>
      <p className="mut">{words.help}</p>
    </section>
  )
}
