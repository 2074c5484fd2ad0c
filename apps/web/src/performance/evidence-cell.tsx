import { useState } from 'react'
import { type ProgrammeDetail, programmeAddress, sendFile } from '../api/performance.ts'
import { useWords } from '../words/use-words.ts'
import { useRefresh, useWhere } from './use-year.ts'

type Properties = {
  readonly programme: ProgrammeDetail
  readonly indicator: number
  readonly month: number
  readonly name: string
  readonly frozen: boolean
}

/** 佐证材料 Files that show a result, one more by a press; what cannot be taken says why. */
export function EvidenceCell({ programme, indicator, month, name, frozen }: Properties) {
  const words = useWords().performance
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const [why, setWhy] = useState('')
  const address = `${programmeAddress(unit, year, programme.id)}/reports/${month}/evidence`
  const files = programme.evidence.filter((file) => file.month === month && file.indicator === indicator)
  const add = async (file: File) => {
    try {
      await sendFile(`${address}?indicator=${indicator}`, file)
      setWhy('')
      await refresh()
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <span className="evidence">
      {files.map(({ id, fileName }) => (
        <a key={id} href={`${address}/${id}`} title={fileName}>
          {fileName.length > 10 ? `${fileName.slice(0, 9)}…` : fileName}
        </a>
      ))}
      {!frozen && (
        <label className="btn quiet small" title={words.addEvidence}>
          +
          <input
            type="file"
            className="unseen"
            aria-label={`${words.addEvidence} ${name}`}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) void add(file)
            }}
          />
        </label>
      )}
      {why && (
        <span role="alert" className="e">
          {why}
        </span>
      )}
    </span>
  )
}
