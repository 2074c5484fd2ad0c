import formsText from '../../../law/forms.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 表式 What the law needs to know of a form: which listing it prints and whether that listing is complete. */
export type Form = {
  readonly form: string
  readonly chinese: string
  /** Dimension its rows list, null for a form of words. */
  readonly rowsBy: string | null
  /** `doubtful`: the rows usually add up, but groups overlap in some editions. */
  readonly complete: 'yes' | 'no' | 'doubtful'
  readonly kind: 'one-sided' | 'two-sided' | 'register' | 'text'
}

const completeness = (text: string | undefined): Form['complete'] =>
  text === 'yes' || text === 'doubtful' ? text : 'no'

const kindOf = (text: string | undefined): Form['kind'] =>
  text === 'two-sided' || text === 'register' || text === 'text' ? text : 'one-sided'

const forms = lazy(
  (): ReadonlyMap<string, Form> =>
    new Map(
      rowsOfTsv(formsText).map((row) => [
        row['form'] ?? '',
        {
          form: row['form'] ?? '',
          chinese: row['chinese'] ?? '',
          rowsBy: row['rowsBy'] || null,
          complete: completeness(row['complete']),
          kind: kindOf(row['kind']),
        },
      ]),
    ),
)

/** 表式的性质 The form of an id (overview, basicByDep …), null when law/forms.tsv does not know it. */
export const formOf = (id: string | null): Form | null => (id === null ? null : (forms().get(id) ?? null))
