import { keyInWords } from '@mingzhang/law'
import type { Claim, Finding, Indicator, Key, Place, Program, Table } from '@mingzhang/model'
import type { DocumentSummary, StoredDocument } from '@mingzhang/store'
import { whereOf } from '@mingzhang/writers/place-words'

/** 出处 Where something stands, so that an answer can be checked: the document, the place in words and as data. */
type Source = {
  readonly document: string
  readonly file: string
  readonly where: string
  readonly place: Place
}

const sourceOf = ({ id, fileName }: { id: string; fileName: string }, place: Place): Source => ({
  document: id,
  file: fileName,
  where: whereOf(place),
  place,
})

/** 文件 What a list says of a document. */
export const documentAnswer = (document: DocumentSummary) => ({
  document: document.id,
  file: document.fileName,
  title: document.title,
  unit: document.unitName,
  region: document.region,
  year: document.year,
  kind: document.kind,
  findings: document.findings,
})

/** 文件内容 What a document holds: its tables, programmes and sections, by the numbers the other questions take. */
export const contentsAnswer = ({ id, fileName, disclosure }: StoredDocument) => ({
  document: id,
  file: fileName,
  header: disclosure.document,
  tables: disclosure.tables.map(({ title, no, form, amountUnit, rows, cells, place }, table) => ({
    table,
    no,
    title,
    form,
    amountUnit,
    rows: rows.length,
    figures: cells.length,
    source: whereOf(place),
  })),
  programmes: disclosure.programs.map(({ name, department, budget, indicators }, programme) => ({
    programme,
    name,
    department,
    budget: budget && `${budget.amount}${budget.unit}`,
    indicators: indicators.length,
  })),
  sections: disclosure.sections.map(({ title, depth }) => ({ title, depth })),
})

/** 表 The figures of one table, each with its row, its column and its source. */
export const tableAnswer = (document: StoredDocument, { title, amountUnit, note, cells }: Table) => ({
  title,
  amountUnit,
  note,
  cells: cells.map(({ row, column, text, amount, key, confidence, place }) => ({
    row: [row.code, row.name].filter(Boolean).join(' '),
    column: column.join('·'),
    text,
    amount,
    money: key && keyInWords(key),
    confidence,
    source: sourceOf(document, place),
  })),
})

/** 项目 A programme with its goal and its indicators. */
export const programmeAnswer = (document: StoredDocument, program: Program) => ({
  name: program.name,
  code: program.code,
  department: program.department,
  budget: program.budget,
  goal: program.goal?.text ?? null,
  indicators: program.indicators.map((indicator) => indicatorAnswer(document, indicator)),
  source: sourceOf(document, program.place),
})

const indicatorAnswer = (document: StoredDocument, indicator: Indicator) => ({
  level1: indicator.level1,
  level2: indicator.level2,
  name: indicator.name,
  target: `${indicator.operator ?? ''}${indicator.value ?? ''}${indicator.unit ?? ''}`,
  weight: indicator.weight,
  source: sourceOf(document, indicator.place),
})

/** 问题 A finding with its arithmetic, its basis and all its places. */
export const findingAnswer = (document: StoredDocument, finding: Finding) => ({
  rule: finding.rule,
  severity: finding.severity,
  certainty: finding.certainty,
  what: finding.what,
  why: finding.why,
  toDo: finding.toDo,
  figures: finding.figures ?? null,
  basis: finding.basis.map(({ instrument, article, verified }) => ({ instrument, article, verified })),
  sources: finding.places.map((place) => sourceOf(document, place)),
})

/** 找数 The figures of a document whose row, column, table or sentence have all the words, and what money they are. */
export function figuresAnswer(document: StoredDocument, words: readonly string[], limit: number) {
  const { tables, claims } = document.disclosure
  const found = [...tables.flatMap(figuresOfTable), ...claims.flatMap(figureOfClaim)].filter(
    ({ words: said }) => words.every((word) => said.includes(word)),
  )
  return {
    total: found.length,
    figures: found
      .slice(0, limit)
      .map(({ place, ...figure }) => ({ ...figure, source: sourceOf(document, place) })),
  }
}

const figuresOfTable = ({ title, amountUnit, cells }: Table) =>
  cells.flatMap(({ row, column, amount, key, place }) =>
    amount === null
      ? []
      : [
          {
            words: [title, row.name, ...column, moneyOf(key)].join(' '),
            amount,
            unit: amountUnit,
            money: moneyOf(key),
            place,
          },
        ],
  )

const figureOfClaim = ({ text, subject, amount, unit, key, place }: Claim) =>
  amount === null
    ? []
    : [{ words: [subject, text, moneyOf(key)].join(' '), amount, unit, money: moneyOf(key), place }]

const moneyOf = (key: Key | null): string | null => key && keyInWords(key)
