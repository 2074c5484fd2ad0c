import type { Finding, Format, Read } from '@mingzhang/model'
import { words } from '../words.ts'
import { annotateDocx } from './docx/annotate-docx.ts'
import type { Issue } from './marks.ts'
import { annotatePdf } from './pdf/annotate-pdf.ts'
import { annotateText } from './text/annotate-text.ts'
import { cannotAnnotate } from './words.ts'
import { annotateXlsx } from './xlsx/annotate-xlsx.ts'

/** 批注件 An annotated copy, and how its file name ends where that differs from the original's. */
export type Annotated = { readonly bytes: Uint8Array; readonly extension: 'html' | null }

/**
 * 批注原件 The original with its findings on it, in its own format; a text becomes a page.
 *
 * @param bytes the file as published
 * @param format as the reader told it
 * @param findings of this file; numbered in this order in the notes
 * @param name of the file, shown on a page
 * @returns the copy, or why this format or this file cannot carry notes
 */
export function annotate(
  bytes: Uint8Array,
  format: Format,
  findings: readonly Finding[],
  issue: Issue,
  name: string,
): Read<Annotated> {
  switch (format) {
    case 'docx':
      return inOwnFormat(annotateDocx(bytes, findings, issue))
    case 'xlsx':
      return inOwnFormat(annotateXlsx(bytes, findings, issue))
    case 'pdf':
      return inOwnFormat(annotatePdf(bytes, findings, issue))
    case 'text':
    case 'csv': {
      const page = annotateText(bytes, findings, issue, name)
      return page.ok ? { ok: true, value: { bytes: page.value, extension: 'html' } } : page
    }
    default:
      return cannotAnnotate.format(words.format[format])
  }
}

const inOwnFormat = (copy: Read<Uint8Array>): Read<Annotated> =>
  copy.ok ? { ok: true, value: { bytes: copy.value, extension: null } } : copy
