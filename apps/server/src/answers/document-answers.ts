import type {
  Block,
  Claim,
  ClaimRole,
  DepartmentTargets,
  Disclosure,
  DocumentComment,
  DocumentHeader,
  DocumentKind,
  Evaluation,
  Finding,
  Format,
  Grid,
  GridCell,
  GridRow,
  Indicator,
  Key,
  LineStart,
  Paragraph,
  Place,
  Program,
  Refusal,
  Section,
  Severity,
  SourceDocument,
  Stage,
  Statement,
  StatementSource,
  Table,
  TextWithPlace,
  Unplaced,
  UnplacedKind,
  VerdictCounts,
  WholeDocument,
} from '@mingzhang/model'
import { formats } from '@mingzhang/model'
import type { DocumentSummary, StoredDocument, Visibility } from '@mingzhang/store'
import { Type } from 'typebox'
import type { DocumentBeginning } from '../document-beginning.ts'
import { type DocumentDeed, documentDeeds } from '../rights/assert-readable.ts'
import {
  many,
  named,
  oneOf,
  optional,
  orNull,
  real,
  record,
  text,
  textOrNull,
  texts,
  textsByName,
  whole,
  wholeOrNull,
} from './answer-schema.ts'

const at = named<Place>('Place')
const keyOrNull = orNull(named<Key>('Key'))
const words = record<TextWithPlace>({ text, place: at })
const wordsOrNull = orNull(words)
const format = oneOf<Format>(...formats)
const stage = oneOf<Stage>('initial', 'adjusted', 'executed', 'final')
const kind = orNull(
  oneOf<DocumentKind>(
    ...(['department-budget', 'unit-budget', 'final-accounts'] as const),
    ...(['programme-targets', 'self-evaluation'] as const),
  ),
)
const severities = record<{ readonly [S in Severity]: number }>({ error: whole, warning: whole, note: whole })
const yes = optional(Type.Literal(true))

const verdicts = record<VerdictCounts>({ holds: whole, fails: whole, unknown: whole, inapplicable: whole })

type Ended = NonNullable<DocumentSummary['ended']>
const ended = optional(
  record<Ended>(
    { how: oneOf<Ended['how']>('replaced', 'withdrawn'), on: textOrNull, standing: textOrNull },
    '只有不再有效的版次才有：怎样、何时终了，现在有效的是哪一份',
  ),
)

const summaryFields = {
  ...{ id: text, sha256: text, fileName: text, format, title: textOrNull, unitKey: text },
  ...{ unitName: textOrNull, unitCode: textOrNull, region: textOrNull, year: wholeOrNull, stage, kind },
  ...{ size: whole, importedAt: text, findings: severities, verdicts, ended },
  ...{ visibility: oneOf<Visibility>('published', 'internal') },
  organisation: textOrNull,
  contents: record<DocumentSummary['contents']>({
    ...{ tables: whole, statements: whole, programs: whole, indicators: whole },
  }),
}

const cleaned = { origin: optional(many(whole)), residue: optional(texts) }

const paragraph = record<Paragraph>({
  ...{ kind: Type.Literal('paragraph'), text, place: at, ...cleaned },
  lines: optional(many(record<LineStart>({ start: whole, place: at }))),
})

const gridCell = record<GridCell>({
  ...{ text, place: at, exact: optional(text), ...cleaned },
  ...{ rowSpan: optional(whole), columnSpan: optional(whole) },
})

const grid = record<Grid>({
  ...{ kind: Type.Literal('grid'), place: at, continues: yes },
  rows: many(record<GridRow>({ cells: many(gridCell), place: at, confidence: optional(real) })),
})

const source = record<SourceDocument>(
  {
    ...{ format, notes: optional(texts), recognised: yes },
    blocks: many(Type.Unsafe<Block>(Type.Union([paragraph, grid]))),
  },
  '原件：按阅读次序的段落与表格，每一处都有出处',
)

const header = record<DocumentHeader>({
  ...{ file: text, format, title: textOrNull, year: wholeOrNull, stage, kind, region: textOrNull },
  unit: record<DocumentHeader['unit']>({ code: textOrNull, name: textOrNull }),
  ...{ amountUnit: textOrNull, confidence: real, notes: optional(texts), recognised: yes },
})

type TargetsBudget = NonNullable<DepartmentTargets['budget']>
const targets = record<DepartmentTargets>({
  ...{ name: textOrNull, goal: wordsOrNull, place: orNull(at) },
  budget: orNull(record<TargetsBudget>({ amount: text, unit: text, place: at })),
  indicators: many(named<Indicator>('Indicator')),
  evaluation: optional(named<Evaluation>('Evaluation')),
})

const claim = record<Claim>({
  ...{ text, subject: textOrNull, measure: textOrNull, amount: textOrNull, unit: textOrNull },
  ...{ year: wholeOrNull, change: textOrNull, percent: textOrNull, numbers: texts, key: keyOrNull },
  role: oneOf<ClaimRole>(
    ...(['total', 'part', 'change', 'share', 'growth', 'count', 'operand', 'result', 'other'] as const),
  ),
  ...{ of: wholeOrNull, confidence: real, place: at },
})

const unplaced = record<Unplaced>({
  ...{ text, place: at },
  seems: oneOf<UnplacedKind>(
    ...(['date', 'document-number', 'phone', 'page-number', 'column-number'] as const),
    ...(['serial', 'ordinal', 'code', 'name', 'unknown'] as const),
  ),
})

const section = record<Section>({
  ...{ title: text, depth: whole, paragraphs: many(words), holds: texts, residue: many(words), place: at },
})

const disclosure = record<Disclosure>(
  {
    ...{ document: header, tables: many(named<Table>('Table')), programs: many(named<Program>('Program')) },
    departmentTargets: targets,
    ...{ claims: many(claim), unplaced: many(unplaced), sections: many(section) },
  },
  '公开文件里读到的，与 mingzhang read --json 所印相同；数是十进制的文字，没有的为 null',
)

const statement = record<Statement>({
  ...{ id: text, key: named<Key>('Key'), keyText: text, place: at, confidence: real },
  amount: record<Statement['amount']>({ value: whole, step: whole, unit: text }),
  from: Type.Unsafe<StatementSource>(
    Type.Union([
      record({ kind: Type.Literal('cell'), table: text, r: whole, c: whole }),
      record({ kind: Type.Literal('claim'), index: whole }),
      record({ kind: Type.Literal('program'), index: whole, part: wholeOrNull }),
      record({ kind: Type.Literal('departmentTargets') }),
    ]),
  ),
})

const comment = record<DocumentComment>({
  ...{ id: text, documentId: text, about: text, aboutWords: text, body: text, name: text, writtenAt: text },
  ...{ resolvedAt: textOrNull, resolvedBy: textOrNull, answers: textOrNull },
  ...{ where: oneOf('here', 'carried', 'former'), place: orNull(at) },
})

const refusal = record<Refusal>({ id: text, what: text, why: text, toDo: text }, '没有收下，为什么，怎么办')

/** 文件的答复各部分 What the answers about documents have in common, each described once. */
export const storedSchemas = {
  DocumentSummary: record<DocumentSummary>(summaryFields),
  SourceDocument: source,
  Disclosure: disclosure,
  Refusal: refusal,
}

type ListedDocument = DocumentSummary & { readonly may: readonly DocumentDeed[] }

const listed = record<ListedDocument>(
  { ...summaryFields, may: many(oneOf<DocumentDeed>(...documentDeeds)) },
  '清单里的一份文件；may：提问的人可以对它做什么',
)

const storedFields = {
  ...{ ...summaryFields, findings: many(named<Finding>('Finding')) },
  ...{ source: named<SourceDocument>('SourceDocument'), disclosure: named<Disclosure>('Disclosure') },
}

const counts = { blocks: whole, lines: whole, tables: whole, programs: whole, claims: whole, unplaced: whole }

/** 文件的答复 The answers about documents, by what is asked. */
export const documentAnswers = {
  list: record<{ readonly total: number; readonly documents: readonly ListedDocument[] }>({
    ...{ total: whole, documents: many(listed) },
  }),
  document: record<StoredDocument>(storedFields),
  beginning: record<DocumentBeginning>({
    ...storedFields,
    whole: optional(
      record<WholeDocument>(
        { ...counts, names: textsByName('按问题的编号：它的第一处叫什么') },
        '只有略去了一部分时才有：全文有多少',
      ),
    ),
  }),
  statements: record<{ statements: readonly Statement[] }>({ statements: many(statement) }),
  comments: record<{ comments: readonly DocumentComment[] }>({ comments: many(comment) }),
  commented: record<{ id: string }>({ id: text }),
}
