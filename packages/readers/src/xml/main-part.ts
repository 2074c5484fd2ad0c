import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { refused } from '../refusals.ts'
import type { Archive } from '../zip/open-archive.ts'
import { readXml } from './read-xml.ts'

/** 主件 What an archive is, by its declared content, and the part to begin with. */
export type MainPart =
  | { readonly kind: 'document' | 'workbook' | 'ofd' | 'files'; readonly path: string }
  | { readonly kind: 'other'; readonly path: string; readonly format: string }

const documentType =
  /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled\.main/iu
const workbookType =
  /spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.macroEnabled\.main/iu
const others: readonly (readonly [RegExp, string])[] = [
  [/ms-excel\.sheet\.binary/iu, '二进制的 Excel 文件（xlsb）'],
  [/presentationml|ms-powerpoint/iu, 'PowerPoint 演示文稿'],
  [/opendocument/iu, 'OpenDocument 文件（odt、ods）'],
]

/** 认格式 Tells office files from one another and from plain archives, by content types and not by names of files. */
export function mainPart(archive: Archive, limits: Limits): Read<MainPart> {
  const types = archive.read('[Content_Types].xml')
  if (types === null) return { ok: true, value: withoutTypes(archive) }
  if (!types.ok) return types
  let found: MainPart | null = null
  const trouble = readXml(types.value, limits, {
    open: ({ name, attributes }) => {
      if (name !== 'Override' || found) return
      const type = attributes['ContentType'] ?? ''
      const path = (attributes['PartName'] ?? '').replace(/^\//u, '')
      const other = others.find(([pattern]) => pattern.test(type))
      if (documentType.test(type)) found = { kind: 'document', path }
      else if (workbookType.test(type)) found = { kind: 'workbook', path }
      else if (other && /main|binary/u.test(type)) found = { kind: 'other', path, format: other[1] }
    },
    close: () => {},
    text: () => {},
  })
  if (trouble) return refused(trouble)
  return { ok: true, value: found ?? byDefaultPath(archive) }
}

/** Some exporters declare types only by extension. */
function byDefaultPath(archive: Archive): MainPart {
  if (archive.names.includes('word/document.xml')) return { kind: 'document', path: 'word/document.xml' }
  if (archive.names.includes('xl/workbook.xml')) return { kind: 'workbook', path: 'xl/workbook.xml' }
  return { kind: 'files', path: '' }
}

function withoutTypes(archive: Archive): MainPart {
  if (archive.names.includes('OFD.xml')) return { kind: 'ofd', path: 'OFD.xml' }
  const mime = archive.read('mimetype')
  const text = mime?.ok ? new TextDecoder().decode(mime.value.subarray(0, 100)) : ''
  const other = others.find(([pattern]) => pattern.test(text))
  return other ? { kind: 'other', path: '', format: other[1] } : byDefaultPath(archive)
}
