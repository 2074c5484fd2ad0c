import type { Disclosure, Read, SourceDocument } from '@mingzhang/model'
import { defaultLimits, type Limits } from './limits.ts'
import type { PdfEngine } from './pdf/open-pdfium.ts'
import { readDisclosure } from './read-disclosure.ts'
import { readSource } from './read-source.ts'

/** 经手 What was done to a file before it came here: it was converted, or its characters were recognised from pictures. */
export type Handling = { readonly notes?: readonly string[]; readonly recognised?: true }

export type ReadFile = { readonly source: SourceDocument; readonly disclosure: Disclosure }

/**
 * 读文件 Bytes of a published disclosure to what it says.
 *
 * Refused, with what, why and what to do: what cannot be decoded, and what holds nothing of a budget.
 *
 * @param pdf what reads PDF files (`openPdfium`); without one they are refused
 * @param handling what was done to the file before
 */
export function read(
  bytes: Uint8Array,
  fileName: string,
  limits: Limits = defaultLimits,
  pdf: PdfEngine | null = null,
  handling: Handling = {},
): Read<ReadFile> {
  const original = readSource(bytes, limits, pdf)
  if (!original.ok) return original
  const source = handled(original.value, handling)
  const disclosure = readDisclosure(source, fileName)
  if (saysNothing(disclosure)) {
    return {
      ok: false,
      refusal: {
        id: 'reading/no-table',
        what: '没有读到预算表、绩效目标表，也没有读到金额',
        why: '文件里没有表格，或不是预算公开文件',
        toDo: '请确认文件是部门（单位）预算公开的全文，表格没有在转换时丢失',
      },
    }
  }
  return { ok: true, value: { source, disclosure } }
}

function handled(source: SourceDocument, { notes = [], recognised }: Handling): SourceDocument {
  const all = [...notes, ...(source.notes ?? [])]
  return { ...source, ...(all.length > 0 && { notes: all }), ...(recognised && { recognised }) }
}

const saysNothing = ({ tables, programs, departmentTargets, claims }: Disclosure): boolean =>
  tables.every((table) => table.form === null) &&
  programs.length === 0 &&
  departmentTargets.indicators.length === 0 &&
  claims.every((claim) => claim.key === null)
