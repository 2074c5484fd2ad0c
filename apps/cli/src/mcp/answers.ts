import { keyInWords } from '@mingzhang/law'
import {
  type Claim,
  type Finding,
  formatAmount,
  type Indicator,
  type Key,
  type OpenFacts,
  type OpenSearchResult,
  type Place,
  type Program,
  type Section,
  type Table,
} from '@mingzhang/model'
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
  key: document.unitKey,
  region: document.region,
  year: document.year,
  kind: document.kind,
  published: document.visibility === 'published',
  findings: document.findings,
  ...(document.ended && { ended: document.ended }),
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
  sections: disclosure.sections.map(({ title, depth, place }, section) => ({
    section,
    title,
    depth,
    source: whereOf(place),
  })),
})

/** 章节 The text of one section, paragraph by paragraph, each with its source. */
export const sectionAnswer = (document: StoredDocument, { title, paragraphs, place }: Section) => ({
  title,
  paragraphs: paragraphs.map(({ text, place: at }) => ({ text, source: sourceOf(document, at) })),
  source: sourceOf(document, place),
})

/** 检索 What was found in published documents, each with its source; a unit's is its document. */
export const foundAnswer = ({ total, hits, next }: OpenSearchResult) => ({
  documents: total,
  next,
  found: hits.map(({ documentId, unitKey, unitName, year, title, entries, count }) => ({
    ...{ document: documentId, unit: unitName, key: unitKey, year, title, count },
    entries: entries.map(({ text, under, figure, place }) => ({
      ...{ text, under, figure },
      source: { document: documentId, where: place && whereOf(place), place },
    })),
  })),
})

/** 比较 One figure of several units in their years, each with its source; what a document does not state is not there. */
export const comparedAnswer = (fact: string, units: readonly OpenFacts[]) => ({
  fact,
  ...(units.length === 0 && {
    note: '这些单位没有已公开的文件，或者单位键不对；单位键由 search（kind=unit）给出',
  }),
  units: units.map(({ unitKey, unitName, year, documentId, facts }) => ({
    ...{ unit: unitKey, name: unitName, year },
    stated: facts
      .filter((one) => one.fact === fact)
      .map(({ amount, step, unit, year: of, name, place }) => ({
        ...{ year: of, name, amount: formatAmount({ value: amount, step, unit }), unit },
        source: { document: documentId, where: whereOf(place), place },
      })),
  })),
})

/** 表 The figures of one table, each with its row, its column and its source. */
export const tableAnswer = (
  document: StoredDocument,
  { title, amountUnit, note, cells, place: ofTable }: Table,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) => ({
  title,
  amountUnit,
  note,
  source: sourceOf(document, ofTable),
  figures: cells.length,
  cells: cells.slice(offset, offset + limit).map(({ row, column, text, amount, key, confidence, place }) => ({
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
  // The cell of the target itself, where it has one.
  source: sourceOf(document, indicator.places['value'] ?? indicator.place),
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
export function figuresAnswer(
  document: StoredDocument,
  words: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const { tables, claims } = document.disclosure
  const found = [...tables.flatMap(figuresOfTable), ...claims.flatMap(figureOfClaim)].filter(
    ({ words: said }) => words.every((word) => said.includes(word)),
  )
  return {
    total: found.length,
    figures: found
      .slice(offset, offset + limit)
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
