import { isRecord, type Plain, textOf, type WorkingBook } from '@mingzhang/forms'
import { editionIds } from '@mingzhang/law'
import { wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'

type Properties = {
  readonly working: WorkingBook
  readonly editable: boolean
  readonly change: (name: string, value: Plain, group?: string) => void
}

/** 基本情况页 Whose book it is, in which edition, and what kind of unit. */
export function BasicsPage({ working, editable, change }: Properties) {
  const words = useWords().book
  const { fields } = working
  const unit = isRecord(fields['unit']) ? fields['unit'] : {}
  const text = (place: string, label: string, value: string | null, set: (text: string) => void) => (
    <label className="text-field line" data-place={place}>
      <b>{label}</b>
      <input value={value ?? ''} readOnly={!editable} onChange={(event) => set(event.currentTarget.value)} />
    </label>
  )
  return (
    <div className="book-page basics">
      {text('unit.name', words.fields.unit, textOf(unit, 'name'), (name) =>
        change('unit', { ...unit, name }, 'name'),
      )}
      {text('unit.code', words.fields.unitCode, textOf(unit, 'code'), (code) =>
        change('unit', { ...unit, code }, 'code'),
      )}
      {text('area', words.fields.area, textOf(fields, 'area'), (area) =>
        change('area', area === '' ? null : area, 'area'),
      )}
      <label className="text-field line" data-place="edition">
        <b>{words.fields.edition}</b>
        <select
          value={textOf(fields, 'edition') ?? ''}
          disabled={!editable}
          onChange={(event) => change('edition', event.currentTarget.value || null)}
        >
          <option value="">{words.bar.noEdition}</option>
          {editionIds.map((id) => (
            <option key={id} value={id}>
              {wordOf(words.editions, id)}
            </option>
          ))}
        </select>
      </label>
      <label className="text-field line" data-place="agency">
        <b>{words.fields.agency}</b>
        <select
          value={textOf(fields, 'agency') ?? ''}
          disabled={!editable}
          onChange={(event) => change('agency', event.currentTarget.value || null)}
        >
          {(['', 'administrative', 'institution'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {words.agency[kind]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
