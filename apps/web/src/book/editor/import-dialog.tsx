import {
  cellsOfClipboard,
  type EntrySheet,
  isEntrySheet,
  mappingFor,
  type SheetMapping,
  sheetOfCells,
  statedOf,
  type WorkingBook,
} from '@mingzhang/forms'
import { dayInChina } from '@mingzhang/model'
import { useEffect, useMemo, useState } from 'react'
import { bookAddress, Refused } from '../../api/books.ts'
import { fetchMappings, type RememberedMapping, readSheets, rememberMapping } from '../../api/entry-sheets.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import '../../styles/book-import.css'
import { ImportColumns } from './import-columns.tsx'
import { ImportHow } from './import-how.tsx'
import { type ImportMode, type ImportPlan, importPlan } from './import-plan.ts'
import { ImportPreview } from './import-preview.tsx'
import { ImportSource } from './import-source.tsx'

type Properties = {
  /** What was pasted; empty: the person says what. */
  readonly text: string
  readonly unit: string
  readonly year: number
  readonly working: WorkingBook
  readonly rows: readonly string[]
  readonly cursor: { readonly row: string; readonly column: string } | null
  readonly ledger: string
  readonly put: (plan: ImportPlan) => void
  readonly close: () => void
}

/** What was given: pasted cells, or the sheets of a file. */
type Given = { readonly sheets: readonly EntrySheet[]; readonly isPasted: boolean }

const pasted = (text: string): Given | null =>
  text.trim() === '' ? null : { sheets: [sheetOfCells(cellsOfClipboard(text))], isPasted: true }

/**
 * 导入分录 From the clipboard or from a file of the integrated system: what each column is taken for and what would happen, before
 * it happens. What a person said of the columns is remembered for the next export with the same headings.
 */
export function ImportDialog(properties: Properties) {
  const words = useWords().bookImport
  const address = bookAddress(properties.unit, properties.year)
  const [given, setGiven] = useState<Given | null>(() => pasted(properties.text))
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [plan, setPlan] = useState<{ readonly plan: ImportPlan; readonly mapping: SheetMapping } | null>(null)
  const read = async (file: File) => {
    setBusy(file.name)
    setTrouble(null)
    try {
      setGiven({ sheets: await readSheets(address, file), isPasted: false })
    } catch (error) {
      setTrouble(error instanceof Refused ? `${error.message}${error.toDo}` : String(error))
    }
    setBusy(null)
  }
  const go = () => {
    if (plan === null) return
    const { shape } = plan.mapping
    // That it was not remembered keeps nobody from working: the proposal is there again next time.
    if (shape !== '') void rememberMapping(address, shape, statedOf(plan.mapping)).catch(() => null)
    properties.put(plan.plan)
  }
  const isEmpty = plan === null || plan.plan.added + plan.plan.changed === 0
  return (
    <Dialog
      title={words.title}
      close={properties.close}
      actions={
        <button type="button" className="btn primary" disabled={isEmpty} onClick={go}>
          {words.go}
        </button>
      }
    >
      {given === null ? (
        <ImportSource
          busy={busy}
          trouble={trouble}
          paste={(text) => setGiven(pasted(text))}
          file={(file) => void read(file)}
        />
      ) : (
        <Mapping {...properties} given={given} planned={setPlan} address={address} />
      )}
    </Dialog>
  )
}

type MappingProperties = Properties & {
  readonly given: Given
  readonly address: string
  readonly planned: (plan: { readonly plan: ImportPlan; readonly mapping: SheetMapping }) => void
}

function Mapping(properties: MappingProperties) {
  const { given, working, rows, cursor, ledger, year, planned } = properties
  const remembered = useRemembered(properties.address)
  const [sheetAt, setSheetAt] = useState(() => firstSheet(given.sheets))
  const sheet = given.sheets[sheetAt] ?? sheetOfCells([])
  const proposal = useMemo(
    () => startingMapping(sheet, remembered, given.isPasted ? working.amountUnit : null, cursor),
    [sheet, remembered, given.isPasted, working.amountUnit, cursor],
  )
  const [changed, setChanged] = useState<{ readonly of: EntrySheet; readonly mapping: SheetMapping } | null>(
    null,
  )
  const mapping = changed?.of === sheet ? changed.mapping : proposal
  const change = (next: SheetMapping) => setChanged({ of: sheet, mapping: next })
  const names = mapping.columns.map(({ field }) => field)
  const [mode, setMode] = useState<ImportMode>(
    startingMode(properties, sheet.rows.length - mapping.from, names),
  )
  const plan = useMemo(
    () => importPlan({ working, sheet, mapping, mode, rows, from: cursor?.row ?? null, ledger, year }),
    [working, sheet, mapping, mode, rows, cursor, ledger, year],
  )
  useEffect(() => planned({ plan, mapping }), [planned, plan, mapping])
  const memory = remembered.find(({ shape }) => shape !== '' && shape === mapping.shape)
  return (
    <>
      <ImportHow
        sheets={given.sheets}
        sheetAt={sheetAt}
        setSheetAt={setSheetAt}
        mapping={mapping}
        change={change}
        mode={mode}
        setMode={setMode}
        over={given.isPasted && cursor !== null}
        size={working.rows.filter((row) => row.ledger === ledger).length}
      />
      {memory && mapping.by === 'memory' && <Memory memory={memory} />}
      <ImportColumns sheet={sheet} mapping={mapping} change={change} />
      <ImportPreview plan={plan} />
    </>
  )
}

/**
 * A few cells over the lines that are there mend these; a file, lines that name programmes, and more lines than there are below
 * the cursor are new ones, and write over nothing.
 */
function startingMode(
  { given, cursor, rows }: MappingProperties,
  lines: number,
  names: readonly (string | null)[],
): ImportMode {
  if (!given.isPasted || cursor === null || names.includes('project')) return 'append'
  return lines > rows.length - rows.indexOf(cursor.row) ? 'append' : 'over'
}

function Memory({ memory }: { readonly memory: RememberedMapping }) {
  const words = useWords().bookImport
  return (
    <p className="remembered">{fill(words.memory, { name: memory.name, at: dayInChina(memory.savedAt) })}</p>
  )
}

/** What the unit remembers; without the server nothing is remembered and everything is proposed. */
function useRemembered(address: string): readonly RememberedMapping[] {
  const [all, setAll] = useState<readonly RememberedMapping[]>([])
  useEffect(() => {
    let here = true
    void fetchMappings(address).then(
      (mappings) => here && setAll(mappings),
      () => null,
    )
    return () => {
      here = false
    }
  }, [address])
  return all
}

const firstSheet = (sheets: readonly EntrySheet[]): number =>
  Math.max(
    0,
    sheets.findIndex((sheet) => isEntrySheet(mappingFor(sheet, () => null))),
  )

/**
 * The remembered or proposed mapping, with what stands in no column said once: this year's money, and for a paste the unit of
 * the table. A single column that cannot be told goes to the column the cursor stands in.
 */
function startingMapping(
  sheet: EntrySheet,
  remembered: readonly RememberedMapping[],
  tableUnit: string | null,
  cursor: { readonly column: string } | null,
): SheetMapping {
  const mapping = mappingFor(sheet, (shape) => remembered.find((one) => one.shape === shape)?.mapping ?? null)
  if (mapping.by === 'memory') return mapping
  const [single] = mapping.columns
  const isSingle =
    mapping.columns.length === 1 && single !== undefined && cursor !== null && tableUnit !== null
  const isUntold = isSingle && (single.field === null || single.field === 'amount')
  const columns = isUntold ? [{ ...single, field: cursor.column }] : mapping.columns
  const has = (field: string): boolean =>
    columns.some((one) => one.field === field || one.field?.startsWith(`${field}:`) === true)
  return {
    ...mapping,
    columns,
    constants: {
      ...(!isSingle && !has('origin') && { origin: 'thisYear' }),
      ...(has('amount') && !has('fund') && { fund: 'general' }),
    },
    ...(tableUnit !== null && !mapping.unitIsSure && { amountUnit: tableUnit, unitIsSure: true }),
  }
}
