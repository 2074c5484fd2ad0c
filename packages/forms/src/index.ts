export { type Costed, lineCost, sheetCost } from './book/costing.ts'
export { readEntriesCsv, writeEntriesCsv } from './book/entries-csv.ts'
export { withoutFile } from './book/in-file.ts'
export { nextYear } from './book/next-year.ts'
export { governmentalAccount, withProposedAccounts } from './book/propose-accounts.ts'
export { type BookRead, readBook, readBookValue } from './book/read-book.ts'
export { fieldsOfBook, writeBook } from './book/write-book.ts'
export { type Compiled, compile } from './compile/compile.ts'
export { type CompileMemory, compileMemory } from './compile/compile-memory.ts'
export { draftEdition } from './draft/draft-edition.ts'
export { cellsInPlace, cellsOfClipboard } from './entry-sheet/cells-of-text.ts'
export {
  type EntrySheet,
  type SheetLine,
  sheetOfCells,
  sheetsOfSource,
} from './entry-sheet/entry-sheet.ts'
export { fieldOfHeading, isMoneyField, type SheetField } from './entry-sheet/headings.ts'
export { memberOfWord } from './entry-sheet/member-of-text.ts'
export { isEntrySheet, mappingFor, proposeMapping } from './entry-sheet/propose-mapping.ts'
export {
  type EntryFile,
  holdsEntries,
  type MappingSource,
  readEntryFile,
} from './entry-sheet/read-entry-file.ts'
export { readEntrySheet, type SheetRead } from './entry-sheet/read-entry-sheet.ts'
export {
  type Certainty,
  columnNames,
  decodeMapping,
  type MappedColumn,
  readMapping,
  type SheetMapping,
  type StatedMapping,
  statedOf,
  withStated,
  writeMapping,
} from './entry-sheet/sheet-mapping.ts'
export type { SheetRow } from './entry-sheet/sheet-row.ts'
export { type Gate, gate, type Hold } from './gate/gate.ts'
export { bookOfDisclosure } from './import/book-of-disclosure.ts'
export { bookOfEntries, emptyBook } from './import/book-of-entries.ts'
export { missingTables } from './import/missing-tables.ts'
export { withOwnWords } from './import/own-words.ts'
export { suggestEdition } from './import/suggest-edition.ts'
export type { Figure, Figures, Movement } from './rounding/figures.ts'
export { type BookDiff, type Change, diffBooks, totalOf } from './versions/diff-books.ts'
export {
  type Choices,
  cellsOf,
  type MergeConflict,
  type Merged,
  mergeWorking,
  rowOfCells,
} from './versions/merge-working.ts'
export {
  changedEquations,
  type PrintedEquation,
  type PublicationChanges,
  publicationChanges,
} from './versions/publication-changes.ts'
export { lastYearTeller } from './working/last-year.ts'
export {
  readWorking,
  type WorkingCell,
  type WorkingProblem,
  type WorkingRead,
} from './working/read-working.ts'
export { type StartingAmounts, startingBook } from './working/starting-book.ts'
export {
  isList,
  isRecord,
  type Plain,
  type PlainRecord,
  type RowCoordinate,
  recordsOf,
  textOf,
  type WorkingBook,
  type WorkingRow,
} from './working/working-book.ts'
export { amountText, rowsOfLedger, workingOfBook } from './working/working-of-book.ts'
