import { attributeOf, scanXml, type XmlToken } from '../package/scan-xml.ts'

/** 格位 A cell of a sheet: 0-based row and column. */
export type CellAt = { readonly row: number; readonly column: number }

/** C12 to its row and column; null when it is no name of a cell. */
export function cellAt(name: string): CellAt | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(name)
  if (!match?.[1]) return null
  let column = 0
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2]) - 1
  return row >= 0 && row < 1_048_576 && column <= 16_384 ? { row, column: column - 1 } : null
}

/** 格标签 The tag of a cell: where its name begins to have attributes, and these as they stand. */
export type CellTag = { readonly attributesAt: number; readonly raw: string }

/** 工作表骨架 What of a sheet notes and fills depend on: where cells are written, how wide and high everything is. */
export type SheetFrame = {
  /** The tag of every cell that is wanted, by its name. */
  readonly tags: ReadonlyMap<string, CellTag>
  /** Width of a column in pixels; 0 when hidden. */
  readonly widthOf: (column: number) => number
  /** Height of a row in pixels; 0 when hidden. */
  readonly heightOf: (row: number) => number
  /** Id of the relation of the drawing that holds the notes. */
  readonly legacyDrawing: string | null
  /** Where an element for that drawing belongs among the parts of a sheet. */
  readonly drawingAt: number
  /** Prefix of the sheet's elements, with its colon. */
  readonly prefix: string
}

/** What stands behind the drawing of the notes in a sheet (CT_Worksheet of ECMA-376). */
const behindDrawing =
  /^(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)$/u

type State = {
  readonly tags: Map<string, CellTag>
  readonly columns: { readonly from: number; readonly to: number; readonly width: number }[]
  readonly heights: Map<number, number>
  next: CellAt
  depth: number
  legacyDrawing: string | null
  drawingAt: number
  prefix: string
  width: number
  height: number
}

/** Reads the frame of a sheet in one pass. Cells and rows without an address follow the ones before them. */
export function sheetFrame(xml: string, wanted: ReadonlySet<string>): SheetFrame {
  const state: State = {
    ...{ tags: new Map(), columns: [], heights: new Map(), next: { row: 0, column: 0 }, depth: 0 },
    ...{ legacyDrawing: null, drawingAt: -1, prefix: '', width: 64, height: 20 },
  }
  scanXml(xml, (token) => {
    if (token.kind === 'close') closeElement(state, token)
    else if (token.tag !== '') openElement(state, token, wanted)
  })
  const { tags, columns, heights, legacyDrawing, drawingAt, prefix } = state
  return {
    ...{ tags, legacyDrawing, drawingAt, prefix },
    widthOf: (column) => columns.find(({ from, to }) => from <= column && column <= to)?.width ?? state.width,
    heightOf: (row) => heights.get(row) ?? state.height,
  }
}

function closeElement(state: State, { name, start }: XmlToken): void {
  state.depth -= 1
  if (name === 'row') state.next = { row: state.next.row + 1, column: 0 }
  if (state.depth === 0 && state.drawingAt < 0) state.drawingAt = start
}

function openElement(state: State, token: XmlToken, wanted: ReadonlySet<string>): void {
  const { kind, tag, name, raw, start } = token
  if (state.depth === 0) state.prefix = tag.slice(0, tag.length - name.length)
  if (state.depth === 1 && behindDrawing.test(name) && state.drawingAt < 0) state.drawingAt = start
  if (kind === 'open') state.depth += 1
  if (name === 'c') openCell(state, token, wanted)
  else if (name === 'row') openRow(state, token)
  else if (name === 'col') {
    const width = isHidden(raw) ? 0 : (numberOf(raw, 'width') ?? 9) * 7 + 5
    state.columns.push({ from: (numberOf(raw, 'min') ?? 1) - 1, to: (numberOf(raw, 'max') ?? 1) - 1, width })
  } else if (name === 'sheetFormatPr') {
    state.width = (numberOf(raw, 'defaultColWidth') ?? 8.43) * 7 + 5
    state.height = ((numberOf(raw, 'defaultRowHeight') ?? 15) * 4) / 3
  } else if (name === 'legacyDrawing') state.legacyDrawing = attributeOf(raw, 'id')
}

function openCell(state: State, { tag, raw, start }: XmlToken, wanted: ReadonlySet<string>): void {
  const at = cellAt(attributeOf(raw, 'r') ?? '') ?? state.next
  state.next = { row: at.row, column: at.column + 1 }
  const cell = nameOf(at)
  if (wanted.has(cell) && !state.tags.has(cell)) {
    state.tags.set(cell, { attributesAt: start + 1 + tag.length, raw })
  }
}

function openRow(state: State, { kind, raw }: XmlToken): void {
  const row = (numberOf(raw, 'r') ?? state.next.row + 1) - 1
  state.next = { row: kind === 'empty' ? row + 1 : row, column: 0 }
  const points = isHidden(raw) ? 0 : numberOf(raw, 'ht')
  if (points !== null) state.heights.set(row, (points * 4) / 3)
}

const isHidden = (raw: string): boolean => /^(?:1|true)$/u.test(attributeOf(raw, 'hidden') ?? '')

function numberOf(raw: string, attribute: string): number | null {
  const text = attributeOf(raw, attribute)
  const value = text === null ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

/** Name of a cell from its row and column. */
export function nameOf({ row, column }: CellAt): string {
  let letters = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters
  }
  return `${letters}${row + 1}`
}
