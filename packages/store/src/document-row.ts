import type { Finding, Severity } from '@mingzhang/model'
import type { Insertable } from 'kysely'
import { indicatorsOf } from './document-columns.ts'
import type { DocumentKey } from './insert-rows.ts'
import type { NewDocument } from './new-document.ts'
import { pinyinOrder } from './pinyin-order.ts'
import { storableText, storableTextOrNull } from './storable-text.ts'
import type { Tables } from './tables.ts'

/** 文件行 The row of a document: its header, its counts, and what was read, as JSON. */
export function documentRow(
  document: NewDocument,
  key: DocumentKey,
  statementCount: number,
): Insertable<Tables['document']> {
  const { bytes, sha256, source, disclosure, findings, counts, importedAt } = document
  return {
    unit_key: key.unit_key,
    id: key.document_id,
    sha256,
    ...headerColumns(document),
    byte_count: bytes.byteLength,
    error_count: countOf(findings, 'error'),
    warning_count: countOf(findings, 'warning'),
    note_count: countOf(findings, 'note'),
    holds_count: counts.holds,
    fails_count: counts.fails,
    unknown_count: counts.unknown,
    inapplicable_count: counts.inapplicable,
    table_count: disclosure.tables.length,
    statement_count: statementCount,
    program_count: disclosure.programs.length,
    indicator_count: indicatorsOf(disclosure).length,
    imported_at: new Date(importedAt),
    source: JSON.stringify(source),
    disclosure: JSON.stringify(disclosure),
    original: bytes,
    visibility: document.visibility ?? 'internal',
    organisation: document.organisation ?? key.unit_key,
    imported_by: document.importedBy ?? null,
  }
}

function headerColumns({ fileName, disclosure, source }: NewDocument) {
  const header = disclosure.document
  const title = storableTextOrNull(header.title)
  const unit_name = storableTextOrNull(header.unit.name)
  const region = storableTextOrNull(header.region)
  const file_name = storableText(fileName)
  return {
    file_name,
    format: source.format,
    title,
    unit_name,
    unit_code: storableTextOrNull(header.unit.code),
    region,
    year: header.year,
    stage: header.stage,
    kind: header.kind,
    title_order: pinyinOrder(title ?? ''),
    unit_order: pinyinOrder(unit_name ?? ''),
    region_order: pinyinOrder(region ?? ''),
    file_order: pinyinOrder(file_name),
  }
}

const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length
