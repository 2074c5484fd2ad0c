import type { BookMove } from '@mingzhang/cycle'
import type {
  BookDiff,
  Change,
  EntrySheet,
  Hold,
  SheetLine,
  StatedMapping,
  WorkingBook,
  WorkingCell,
  WorkingProblem,
  WorkingRow,
} from '@mingzhang/forms'
import {
  type BookComment,
  type BookProblem,
  type EntryKey,
  entryCoordinates,
  type VerdictCounts,
} from '@mingzhang/model'
import type { Attachment, BookKey, BookVersion } from '@mingzhang/store'
import { type TSchema, Type } from 'typebox'
import {
  fen,
  many,
  named,
  oneOf,
  optional,
  orNull,
  problemWith,
  record,
  text,
  textOrNull,
  texts,
  textsByName,
  truth,
  whole,
  wholeOrNull,
} from '../answers/answer-schema.ts'
import type { bookAnswer, LastMove, summaryAnswer } from './book-answer.ts'
import type { Present } from './presence.ts'
import type { RememberedMapping } from './remembered-mappings.ts'
import type { UnitToCompile } from './unit-of-book.ts'

const coordinates = record<EntryKey>(
  Object.fromEntries(entryCoordinates.map((coordinate) => [coordinate, optional(text)])) as {
    readonly [K in keyof EntryKey]-?: TSchema
  },
  '分录的坐标，没有写的不在其中',
)

const { fund: _fund, ...rowCoordinates } = Object.fromEntries(
  entryCoordinates.map((coordinate) => [coordinate, optional(text)]),
) as { readonly [K in keyof EntryKey]-?: TSchema }

const row = record<WorkingRow>({
  ...{ id: text, ledger: text, at: record<WorkingRow['at']>(rowCoordinates) },
  money: textsByName('按资金性质的金额，照录入的样子，单位是账本的 amountUnit；不知道资金性质的名为空'),
  ...{ costing: optional(text), note: optional(text) },
  proposed: optional(many(oneOf('unit', 'project', 'func', 'econ', 'gov', 'origin', 'use'))),
})

const working = record<WorkingBook>(
  {
    amountUnit: text,
    ledgers: many(record<WorkingBook['ledgers'][number]>({ id: text, scope: coordinates })),
    rows: many(row),
    fields: Type.Unsafe<WorkingBook['fields']>(
      Type.Object({}, { additionalProperties: true, description: '其余各项，见 docs/book.md' }),
    ),
  },
  '底稿：编制中的账本。fields 里各项的名称与内容见 docs/book.md',
)

const version = record<BookVersion>({
  ...{ version: whole, basedOn: wholeOrNull, savedAt: text, account: text, name: text, note: textOrNull },
})

const severity = oneOf('error', 'warning', 'note')
const words = { id: text, where: text, what: text, why: text, toDo: text }
const problem = record<BookProblem>({ ...words, severity })

/** 核对的一处 One thing that holds a book back, or deserves a look; with its cell where the book could not be compiled. */
type Held = Hold & { readonly severity?: BookProblem['severity']; readonly cell?: WorkingProblem['cell'] }
const cell = orNull(record<WorkingCell>({ row: text, field: text }))
const held = record<Held>({ ...words, severity: optional(severity), cell: optional(cell) })

const workingBook = named<WorkingBook>('WorkingBook')
const workingOrNull = orNull(workingBook)
const saved = named<BookVersion>('BookVersion')

/** 账本各部分 What the answers about books have in common, each described once. */
export const bookSchemas = { WorkingBook: working, BookVersion: version, BookProblem: problem, Hold: held }

type Summary = ReturnType<typeof summaryAnswer>
type Answer = ReturnType<typeof bookAnswer>

const key = { unitKey: text, year: whole }
const summaryFields = {
  ...{ ...key, unitName: text, unitCode: textOrNull, edition: textOrNull, state: text, version: whole },
  ...{ errors: whole, warnings: whole, total: fen, approvedOn: textOrNull, publishedOn: textOrNull },
  ...{ updatedAt: text, updatedBy: text, deadline: textOrNull },
}

const move = record<Answer['moves'][number]>({
  move: oneOf<BookMove>(
    ...(['submit', 'withdraw', 'return', 'approve', 'unapprove'] as const),
    ...(['publish', 'adjust', 'unadjust', 'monitor', 'evaluate'] as const),
  ),
  ...{ to: text, reason: truth },
})

type Check = {
  readonly version: number
  readonly open: boolean
  readonly holds: readonly Held[]
  readonly remarks: readonly Held[]
  readonly verdicts: VerdictCounts | null
}
const checkFields = {
  ...{ version: whole, open: truth },
  ...{ holds: many(named<Held>('Hold')), remarks: many(named<Held>('Hold')) },
  verdicts: orNull(
    record<VerdictCounts>({ holds: whole, fails: whole, unknown: whole, inapplicable: whole }),
  ),
}

const changed = { before: textOrNull, after: textOrNull }
type Total = BookDiff['total']
const diff = record<BookDiff>({
  money: many(
    record<BookDiff['money'][number]>({
      ...{ ledger: text, at: coordinates, before: orNull(fen), after: orNull(fen) },
    }),
  ),
  total: record<Total>({ before: fen, after: fen }),
  programmes: many(record<BookDiff['programmes'][number]>({ programme: text, field: text, ...changed })),
  reasons: many(record<Change<string> & { of: string }>({ of: text, ...changed })),
  others: many(record<BookDiff['others'][number]>({ field: text, name: text, ...changed })),
})

const comment = record<BookComment>({
  ...{ id: text, about: text, aboutWords: text, body: text, name: text, writtenAt: text },
  ...{ resolvedAt: textOrNull, resolvedBy: textOrNull },
})

const attachment = record<Attachment>({
  ...{ id: text, about: text, fileName: text, size: whole, name: text, addedAt: text },
})

const line = record<SheetLine>({
  ...{ line: whole, cells: texts, covered: many(whole) },
  exact: optional(textsByName('工作簿里存着、显示时舍去了小数的数，按列（从 0 起）')),
})

const mapping = record<StatedMapping>({
  columns: Type.Unsafe<StatedMapping['columns']>(
    Type.Record(Type.String(), textOrNull, { description: '按列名；没有用的列为 null' }),
  ),
  ...{ amountUnit: optional(text), constants: optional(textsByName('各行相同、不在列里的')) },
})

/** 账本的答复 The answers about books, by what is asked. */
export const bookAnswers = {
  list: record<{
    books: readonly Summary[]
    editions: readonly string[]
    units: readonly UnitToCompile[]
  }>({
    ...{ books: many(record<Summary>(summaryFields)), editions: texts },
    units: many(record<UnitToCompile>({ key: text, name: text, code: textOrNull })),
  }),
  begun: record<BookKey & { version: number; problems: readonly BookProblem[] }>({
    ...{ ...key, version: whole, problems: many(named<BookProblem>('BookProblem')) },
  }),
  book: record<Answer>({
    ...{
      ...summaryFields,
      saved,
      working: workingOrNull,
      editable: truth,
      moves: many(move),
      formats: texts,
      moved: orNull(record<LastMove>({ name: text, at: text, reason: text })),
    },
  }),
  saved: record<{ version: number; savedAt: string; errors: number; warnings: number }>({
    ...{ version: whole, savedAt: text, errors: whole, warnings: whole },
  }),
  savedSince: problemWith<{ theirs?: { saved: BookVersion; working: WorkingBook | null } }>(
    { theirs: optional(record<{ saved: BookVersion; working: unknown }>({ saved, working: workingOrNull })) },
    '没有存：有人在您之后存过（theirs 是那一版），或账本现在不能改',
  ),
  check: record<Check>(checkFields),
  moved: record<{ state: string }>({ state: text }),
  heldBack: problemWith<Partial<Check>>(
    Object.fromEntries(Object.entries(checkFields).map(([name, schema]) => [name, optional(schema)])) as {
      readonly [K in keyof Check]-?: TSchema
    },
    '没有执行：有错误（holds 逐条写明），或状态、版次已经变了',
  ),
  versions: record<{ versions: readonly BookVersion[] }>({ versions: many(saved) }),
  version: record<{ saved: BookVersion; working: WorkingBook | null }>({ saved, working: workingOrNull }),
  diff,
  restored: record<{ version: number; savedAt: string; working: WorkingBook }>({
    ...{ version: whole, savedAt: text, working: workingBook },
  }),
  comments: record<{ comments: readonly BookComment[] }>({ comments: many(comment) }),
  attachments: record<{ attachments: readonly Attachment[] }>({ attachments: many(attachment) }),
  added: record<{ id: string }>({ id: text }),
  present: record<{ others: readonly Present[] }>({
    others: many(record<Present>({ name: text, place: text })),
  }),
  sheets: record<{ sheets: readonly EntrySheet[] }>({
    sheets: many(record<EntrySheet>({ name: text, above: texts, rows: many(line) })),
  }),
  mappings: record<{ mappings: readonly RememberedMapping[] }>({
    mappings: many(record<RememberedMapping>({ shape: text, mapping, name: text, savedAt: text })),
  }),
}
