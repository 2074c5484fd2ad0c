import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type DraftAnswer,
  getAnswer,
  programmeAddress,
  type YearLine,
  type YearOverview,
  yearAddress,
  yearsAddress,
} from '../api/performance.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { useWhere } from './use-year.ts'

type Properties = {
  /** The programme that borrows. */
  readonly id: string
  readonly use: (draft: DraftAnswer) => void
  readonly close: () => void
}

/** 借鉴别的单位 Another unit's programme to take indicators from; its values stay its own. */
export function BorrowDialog({ id, use, close }: Properties) {
  const words = useWords().performance
  const where = useWhere()
  const [chosen, setChosen] = useState('')
  const [search, setSearch] = useState('')
  const years = useQuery({
    queryKey: ['performance', 'years'],
    queryFn: ({ signal }) => getAnswer<{ years: YearLine[] }>(yearsAddress, signal),
  })
  const lender = years.data?.years.find(({ unitKey, year }) => `${year} ${unitKey}` === chosen)
  const overview = useQuery({
    queryKey: ['performance', lender?.unitKey, String(lender?.year)],
    enabled: lender !== undefined,
    queryFn: ({ signal }) =>
      getAnswer<YearOverview>(yearAddress(lender?.unitKey ?? '', lender?.year ?? 0), signal),
  })
  const borrow = async (programme: string) => {
    if (!lender) return
    const asked = new URLSearchParams({
      from: 'unit',
      unit: lender.unitKey,
      year: String(lender.year),
      programme,
    })
    use(await getAnswer<DraftAnswer>(`${programmeAddress(where.unit, where.year, id)}/draft?${asked}`))
    close()
  }
  return (
    <Dialog title={words.borrow} close={close}>
      <div className="borrow">
        <select
          aria-label={words.years}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{words.borrowFrom}</option>
          {years.data?.years.map(({ unitKey, year, unitName }) => (
            <option key={`${year} ${unitKey}`} value={`${year} ${unitKey}`}>
              {`${unitName} ${year}`}
            </option>
          ))}
        </select>
        <input
          type="search"
          aria-label={words.programmes}
          placeholder={words.programmes}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <ul className="plain-list borrow-list">
        {overview.data?.programmes
          .filter(({ name }) => name.includes(search))
          .slice(0, 100)
          .map((one) => (
            <li key={one.id}>
              <button type="button" className="link" onClick={() => void borrow(one.id)}>
                {one.name}
              </button>
              <span className="mut">{` ${one.department ?? ''} ${one.indicators} ${words.items}`}</span>
            </li>
          ))}
      </ul>
    </Dialog>
  )
}
