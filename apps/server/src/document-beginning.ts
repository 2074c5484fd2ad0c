import {
  type Block,
  namedPlaces,
  type Place,
  placeText,
  type SourceDocument,
  type WholeDocument,
} from '@mingzhang/model'
import type { StoredDocument } from '@mingzhang/store'

/** 文件的开头 A document of which the original and what was read in it may be cut off; all findings are there. */
export type DocumentBeginning = StoredDocument & {
  /** Only where something was left out. */
  readonly whole?: WholeDocument
}

/** More rows than a high screen shows. */
const firstRows = 60
/** Characters of a paragraph that fill a row. */
const rowOfText = 45

/**
 * 取文件的开头 What the first screen of a document shows: the blocks of the original that fill it (a table is never cut), the tables
 * and headings that stand in them. Originals that are drawn page by page or sheet by sheet come whole.
 */
export function beginningOf(document: StoredDocument): DocumentBeginning {
  const { source, disclosure } = document
  const blocks = firstBlocks(source)
  if (blocks.length === source.blocks.length) return document
  const here = new Set(blocks.flatMap(placesIn).map(spotOf))
  const stands = ({ place }: { readonly place: Place }) => here.has(spotOf(place))
  return {
    ...document,
    source: { ...source, blocks },
    disclosure: {
      ...disclosure,
      tables: disclosure.tables.filter(({ rows, cells }) => rows.some(stands) || cells.some(stands)),
      sections: disclosure.sections.filter(stands),
      departmentTargets: { ...disclosure.departmentTargets, indicators: [] },
      ...{ programs: [], claims: [], unplaced: [] },
    },
    whole: wholeOf(document),
  }
}

function firstBlocks({ blocks }: SourceDocument): readonly Block[] {
  const drawn = blocks.some(({ place: { kind } }) => kind === 'pdf' || kind === 'ofd' || kind === 'xlsx')
  if (drawn) return blocks
  let rows = 0
  const end = blocks.findIndex((block) => {
    if (rows >= firstRows) return true
    rows += block.kind === 'grid' ? block.rows.length : 1 + Math.floor(block.text.length / rowOfText)
    return false
  })
  return end < 0 ? blocks : blocks.slice(0, end)
}

const placesIn = (block: Block): Place[] =>
  block.kind === 'paragraph'
    ? [block.place]
    : block.rows.flatMap(({ place, cells }) => [place, ...cells.map((cell) => cell.place)])

/** A line of the file, else the place itself: what was read may stand at another character of the line. */
const spotOf = (place: Place): string =>
  place.kind === 'text' ? `line ${place.line}` : placeText({ ...place, text: '' })

function wholeOf(document: StoredDocument): WholeDocument {
  const { blocks } = document.source
  const { tables, programs, claims, unplaced } = document.disclosure
  const lines = blocks.map(({ place }) => (place.kind === 'text' ? (place.endLine ?? place.line) : 0))
  return {
    blocks: blocks.length,
    lines: lines.reduce((last, line) => Math.max(last, line), 0),
    ...{ tables: tables.length, programs: programs.length },
    ...{ claims: claims.length, unplaced: unplaced.length },
    names: namesIn(document),
  }
}

/** So that no row of the list grows when the rest of the document has come. */
function namesIn({ disclosure, findings }: StoredDocument): WholeDocument['names'] {
  const names = new Map<string, string>()
  for (const { place, long } of namedPlaces(disclosure))
    if (!names.has(placeText(place))) names.set(placeText(place), long)
  return Object.fromEntries(
    findings.flatMap(({ id, places: [first] }) => {
      const name = first && names.get(placeText(first))
      return name === undefined ? [] : [[id, name]]
    }),
  )
}
