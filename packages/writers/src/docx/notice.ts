import type { Figures, Finding, Severity } from '@mingzhang/model'
import type { FileChild } from 'docx'
import { showAllowance, showDifference, showFigure } from '../figure-words.ts'
import { basisInWords, correctionInWords } from '../finding-words.ts'
import { issueDay } from '../issue-day.ts'
import { placesInWords } from '../place-words.ts'
import {
  findingsOf,
  issueDate,
  nameOfFile,
  type Remark,
  type Report,
  type ReportFile,
  severities,
} from '../report.ts'
import { safeLine } from '../safe-text.ts'
import { words } from '../words.ts'
import {
  body,
  flush,
  heading,
  labelled,
  remark,
  signed,
  type TableColumn,
  table,
  title,
} from './paragraphs.ts'

const say = words.notice

/** A finding and the file it was found in; the file is named only where a unit has several. */
type Item = { readonly finding: Finding; readonly file: string | null; readonly remark: Remark | undefined }

/** 一个单位 The files of one unit; one notice goes to each unit. */
type UnitFiles = readonly [ReportFile, ...ReportFile[]]

/** 按单位归集 Files of one unit together, in the order they came; a file of an unknown unit stands alone. */
export function filesByUnit(files: readonly ReportFile[]): readonly UnitFiles[] {
  const units = new Map<string, [ReportFile, ...ReportFile[]]>()
  files.forEach((file, index) => {
    const { code, name } = file.document.unit
    const key = name === null ? `${index}` : `${code ?? ''} ${name}`
    const known = units.get(key)
    if (known) known.push(file)
    else units.set(key, [file])
  })
  return [...units.values()]
}

/** 一份通知书 The paragraphs of the notice to one unit. */
export function noticeTo(files: UnitFiles, report: Report): readonly FileChild[] {
  const items = files.flatMap(({ file, findings, remarks }) =>
    findings.map(
      (finding): Item => ({
        ...{ finding, remark: remarks?.get(finding.id) },
        file: files.length > 1 ? safeLine(file, 60) : null,
      }),
    ),
  )
  const parts = severities
    .map((severity) => ({ severity, items: items.filter(({ finding }) => finding.severity === severity) }))
    .filter((part) => part.items.length > 0)
  return [
    ...title(say.title, say.draft),
    flush(`${safeLine(files[0].document.unit.name ?? say.unknownUnit, 80)}${words.colon}`),
    opening(files),
    ...sections(parts),
    ...(parts.length === 0 ? [] : demands(parts.length, report)),
    ...signature(report),
    remark(say.caution),
  ]
}

function opening(files: UnitFiles): FileChild {
  const documents = files.map((file) => say.document(safeLine(nameOfFile(file), 80))).join(words.list)
  const all = files.flatMap(({ findings }) => findings)
  const counted = severities
    .map((severity) => [severity, findingsOf(all, severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => say.count(words.severity[severity], count))
  const sum = (verdict: 'holds' | 'fails' | 'unknown') =>
    files.reduce((total, { counts }) => total + counts[verdict], 0)
  const found = counted.length === 0 ? say.foundNone : say.found(counted.join(words.list))
  return body(`${say.opening(documents)}${found}${say.checked(sum('holds'), sum('fails'), sum('unknown'))}`)
}

type Part = { readonly severity: Severity; readonly items: readonly Item[] }

/** Errors and warnings one by one, numbered through; notes in one table, for they ask for nothing. */
function sections(parts: readonly Part[]): readonly FileChild[] {
  let serial = 0
  return parts.flatMap(({ severity, items }, index) => {
    const head = heading(1, say.section(say.ordinals[index] ?? '', say.heading[severity], items.length))
    const first = serial
    serial += items.length
    return severity === 'note'
      ? [head, noteTable(items, first)]
      : [head, ...items.flatMap((item, offset) => itemParagraphs(item, first + offset + 1))]
  })
}

function itemParagraphs({ finding, file, remark }: Item, index: number): readonly FileChild[] {
  const { what, certainty, figures, why, cause, correction, toDo, places } = finding
  const unsure = certainty === 'certain' ? '' : say.unsure(words.certainty[certainty])
  const reason = `${cause === null ? '' : `${words.cause[cause]}${words.fullStop}`}${sentence(why)}`
  return [
    heading(2, `${say.item(index, safeLine(what, 200))}${unsure}${remark?.explain ? say.explain : ''}`),
    labelled(say.where, sentence(where(file, placesInWords(places))), figures ? 'above' : undefined),
    ...(figures ? [figureTable(figures)] : []),
    labelled(say.why, reason, figures ? 'below' : undefined),
    ...(correction ? [labelled(say.change, sentence(correctionInWords(correction)))] : []),
    labelled(say.toDo, remark?.explain ? say.toExplain : sentence(toDo)),
    ...(remark?.text ? [labelled(say.remark, sentence(safeLine(remark.text, 500)))] : []),
    labelled(say.basis, sentence(basisInWords(finding))),
  ]
}

/** Ends a text with a full stop where it does not end itself. */
const sentence = (text: string): string => (/[。！？；…]$/u.test(text) ? text : `${text}${words.fullStop}`)

const where = (file: string | null, places: string): string =>
  file === null ? places : `${say.document(file)}${places}`

const figureColumns: readonly TableColumn[] = [
  { head: words.finding.stated, share: 3, align: 'right' },
  { head: words.finding.expected, share: 3, align: 'right' },
  { head: words.finding.difference, share: 3, align: 'right' },
  { head: words.finding.allowance, share: 2, align: 'right' },
  { head: say.unit, share: 2, align: 'center' },
]

function figureTable({ stated, expected, difference, allowance, unit }: Figures): FileChild {
  const row = [showFigure(stated), showFigure(expected), showDifference(difference), showAllowance(allowance)]
  return table(figureColumns, [[...row, safeLine(unit, 20)]], true)
}

const noteColumns: readonly TableColumn[] = [
  { head: say.serial, share: 1.2, align: 'center' },
  { head: say.content, share: 6, align: 'left' },
  { head: say.where, share: 4, align: 'left' },
  { head: say.toDo, share: 4, align: 'left' },
]

const noteTable = (items: readonly Item[], first: number) =>
  table(
    noteColumns,
    items.map(({ finding: { what, places, toDo }, file }, offset) => [
      `${first + offset + 1}`,
      safeLine(what, 200),
      where(file, placesInWords(places, 4)),
      safeLine(toDo, 200),
    ]),
  )

/** The last of the demands has the day on which the notice is due, or room to write it in. */
function demands(before: number, { dueOn }: Report): readonly FileChild[] {
  const due = dueOn ? issueDay(dueOn) : null
  const texts = due ? [...say.demand.slice(0, -1), say.demandBy(due.year, due.month, due.day)] : say.demand
  return [
    heading(1, `${say.ordinals[before] ?? ''}${words.list}${say.demands}`),
    ...texts.map((text) => body(text)),
  ]
}

function signature(report: Report): readonly FileChild[] {
  const { year, month, day } = issueDate(report)
  return [signed(say.signature, 560), signed(say.date(year, month, day), 0)]
}
