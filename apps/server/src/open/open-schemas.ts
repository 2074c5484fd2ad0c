import type { GlossaryEntry } from '@mingzhang/law'
import type {
  Finding,
  OpenBeside,
  OpenBlock,
  OpenBook,
  OpenEdition,
  OpenFact,
  OpenFacts,
  OpenFlow,
  OpenGroup,
  OpenHits,
  OpenHome,
  OpenIdentity,
  OpenLine,
  OpenLink,
  OpenNode,
  OpenProgram,
  OpenReading,
  OpenRegion,
  OpenRelative,
  OpenSearchResult,
  OpenSection,
  OpenTable,
  OpenYear,
  Place,
  Program,
  SearchEntry,
  Table,
  VerdictCounts,
} from '@mingzhang/model'
import {
  fen,
  fenOrNull,
  gives,
  many,
  named,
  oneOf,
  orNull,
  record,
  text,
  textOrNull,
  texts,
  truth,
  whole,
  wholeOrNull,
} from '../answers/answer-schema.ts'

const at = named<Place>('Place')
const atOrNull = orNull(at)
const kind = orNull(
  oneOf('department-budget', 'unit-budget', 'final-accounts', 'programme-targets', 'self-evaluation'),
)
const stage = oneOf('initial', 'adjusted', 'executed', 'final')
const standing = oneOf('current', 'replaced', 'withdrawn')

const fact = record<OpenFact>({
  ...{ fact: text, name: textOrNull, year: whole, amount: fen, step: whole, unit: text, place: at },
})

const facts = record<OpenFacts>({
  ...{ unitKey: text, unitName: textOrNull, region: text, documentId: text, year: whole, kind },
  facts: many(named<OpenFact>('OpenFact')),
})

const besideFields = { documentId: text, kind, title: textOrNull, edition: truth }
const beside = record<OpenBeside>(besideFields)

const relative = record<OpenRelative>({ unitKey: text, name: text, on: textOrNull, latestYear: wholeOrNull })
const identity = record<OpenIdentity>({
  name: text,
  formerNames: many(record<OpenIdentity['formerNames'][number]>({ name: text, until: text })),
  mergedInto: orNull(relative),
  merged: many(relative),
})

const line = record<OpenLine>({
  ...{ unitKey: text, documentId: text, unitName: textOrNull, region: text, year: wholeOrNull, kind },
  ...{ total: fenOrNull, change: fenOrNull, threePublic: fenOrNull, project: fenOrNull },
  ...{ programs: whole, fails: whole, edition: truth, beside: many(beside) },
})

const home = record<OpenHome>({
  documents: whole,
  units: whole,
  regions: many(record<OpenHome['regions'][number]>({ region: text, units: whole })),
  recent: many(named<OpenLine>('OpenLine')),
})

const flow = record<OpenFlow>({
  nodes: many(
    record<OpenNode>({
      ...{ id: text, column: oneOf('source', 'function', 'use', 'part'), name: textOrNull },
      ...{ amount: fen, place: atOrNull },
    }),
  ),
  links: many(record<OpenLink>({ from: text, to: text, amount: fen })),
})

const group = record<OpenGroup>({
  ...{ id: text, amount: fen, place: atOrNull },
  blocks: many(record<OpenBlock>({ id: text, name: text, amount: fen, place: atOrNull })),
})

const book = record<OpenBook>({
  facts: many(named<OpenFact>('OpenFact')),
  flow,
  tree: many(group),
  programs: many(
    record<OpenProgram>({
      ...{ ordinal: whole, name: text, code: textOrNull, amount: fenOrNull, place: at },
      ...{ brief: text, indicators: whole, score: textOrNull },
    }),
  ),
  tables: many(record<OpenTable>({ id: text, title: text, form: textOrNull, empty: truth, place: at })),
})

const edition = record<OpenEdition>({
  ...{ documentId: text, year: wholeOrNull, stage, kind, title: textOrNull, importedAt: text },
  ...{ standing, publishedOn: textOrNull, endedOn: textOrNull },
})

const year = record<OpenYear>({
  ...{ unitKey: text, unitName: textOrNull, unitCode: textOrNull, region: text, year: whole },
  ...{ documentId: text, title: textOrNull, kind, stage, fileName: text, importedAt: text },
  ...{ standing, publishedOn: textOrNull, endedOn: textOrNull, replacedBy: textOrNull, formats: texts },
  verdicts: record<VerdictCounts>({ holds: whole, fails: whole, unknown: whole, inapplicable: whole }),
  book,
  identity: orNull(identity),
  editions: many(edition),
})

const region = record<OpenRegion>({
  ...{ region: text, years: many(whole), year: whole, units: whole, total: fenOrNull, totalOf: whole },
  ...{ threePublic: fenOrNull, threePublicOf: whole, project: fenOrNull, projectOf: whole, fails: whole },
  lines: many(named<OpenLine>('OpenLine')),
})

const entry = record<SearchEntry>({ text, under: textOrNull, figure: textOrNull, place: atOrNull })

const hits = record<OpenHits>({
  ...{ unitKey: text, documentId: text, unitName: textOrNull, region: text, year: wholeOrNull },
  ...{ title: textOrNull, kind, entries: many(entry), count: whole, edition: truth },
  beside: many(record<OpenHits['beside'][number]>({ ...besideFields, count: whole })),
})

const searched = record<OpenSearchResult>({
  ...{ total: whole, exact: truth, atLeast: truth, hits: many(hits), next: wholeOrNull },
})

const reading = record<OpenReading>({
  sections: many(named<OpenSection>('Section')),
  programs: many(named<Program>('Program')),
})

const term = record<GlossaryEntry>({ term: text, english: text, facts: texts, plain: text })

/** 各答复共有 What more than one answer holds, described once. */
export const openSchemas = { OpenFact: fact, OpenLine: line }

/** 公开账的答复 The answers of the open book, by what is asked. */
export const openAnswers = {
  home,
  glossary: record<{ entries: readonly GlossaryEntry[] }>({ entries: many(term) }),
  search: searched,
  region,
  compare: record<{ units: readonly OpenFacts[] }>({ units: many(facts) }),
  unit: record<{ years: readonly OpenFacts[] }>({ years: many(facts) }),
  year,
  reading,
  table: named<Table>('Table'),
  findings: record<{ findings: readonly Finding[] }>({ findings: many(named<Finding>('Finding')) }),
}

/** 公开账的答复 The schema of what a route of the open book gives. */
export const answer = <Name extends keyof typeof openAnswers>(name: Name) => gives(openAnswers[name])
