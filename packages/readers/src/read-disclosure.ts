import { type Disclosure, recognisedConfidence, type SourceDocument } from '@mingzhang/model'
import { readClaims } from './narrative/read-claims.ts'
import { readUnplaced } from './narrative/unplaced.ts'
import { linkProjects } from './recognise/link-projects.ts'
import { partedGrids } from './recognise/parted-grids.ts'
import { readHeader } from './recognise/read-header.ts'
import { readSections } from './recognise/read-sections.ts'
import { readTables } from './recognise/read-tables.ts'
import { readTargets } from './targets/read-targets.ts'

/**
 * 认义 What a source document says: target tables first (they look like tables of text), then every other table, then
 * the sentences between them, and last every number that found no home.
 */
export function readDisclosure(source: SourceDocument, fileName: string): Disclosure {
  const { format, notes = [] } = source
  const blocks = partedGrids(source.blocks)
  const targets = readTargets(blocks)
  const { tables: found, taken } = readTables(blocks, targets.taken)
  const { programs, departmentTargets } = targets
  const tables = linkProjects(found, programs)
  const document = { ...readHeader({ blocks, tables, programs, fileName, format }), notes }
  const sections = readSections({ blocks, tables, programs })
  const claims = readClaims({ blocks, taken, document, tables, programs, departmentTargets })
  const unplaced = readUnplaced(blocks, { tables, programs, departmentTargets, claims })
  const disclosure = { document, tables, programs, departmentTargets, claims, unplaced, sections }
  return source.recognised ? asRecognised(disclosure) : disclosure
}

/** Nothing recognised from a picture is surer than its characters. */
function asRecognised(disclosure: Disclosure): Disclosure {
  const capped = <T extends { readonly confidence: number }>(list: readonly T[]): T[] =>
    list.map((each) => ({ ...each, confidence: Math.min(each.confidence, recognisedConfidence) }))
  const { document, tables, programs, departmentTargets, claims } = disclosure
  return {
    ...disclosure,
    document: {
      ...document,
      confidence: Math.min(document.confidence, recognisedConfidence),
      recognised: true,
    },
    tables: tables.map((table) => ({ ...table, cells: capped(table.cells) })),
    programs: programs.map((program) => ({ ...program, indicators: capped(program.indicators) })),
    departmentTargets: { ...departmentTargets, indicators: capped(departmentTargets.indicators) },
    claims: capped(claims),
  }
}
