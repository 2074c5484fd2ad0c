import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { damaged, refused } from '../refusals.ts'
import { readXml } from '../xml/read-xml.ts'
import { readRelations } from '../xml/relations.ts'
import type { Archive } from '../zip/open-archive.ts'

/** 工作簿 Which sheets there are, in what order, and where their parts lie. */
export type Workbook = {
  readonly parts: readonly { readonly name: string; readonly path: string; readonly isHidden: boolean }[]
  readonly is1904: boolean
  readonly stringsPath: string | null
  readonly stylesPath: string | null
}

/** The main part of a workbook. A part stands for one sheet: one that is named again is not read again. */
export function readWorkbook(archive: Archive, path: string, limits: Limits): Read<Workbook> {
  const relations = readRelations(archive, path, limits)
  if (!relations.ok) return relations
  const bytes = archive.read(path)
  if (bytes === null) return refused(damaged('表格文件'))
  if (!bytes.ok) return bytes
  const sheets: { name: string; id: string; isHidden: boolean }[] = []
  let is1904 = false
  const trouble = readXml(bytes.value, limits, {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '')
      if (name === 'sheet' && sheets.length < limits.maxEntries) {
        const isHidden = /^(?:hidden|veryHidden)$/u.test(attributes['state'] ?? '')
        sheets.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? '', isHidden })
      }
    },
    close: () => {},
    text: () => {},
  })
  if (trouble) return refused(trouble)
  const related = (type: string): string | null =>
    relations.value.find((relation) => relation.type === type)?.path ?? null
  const left = new Map(
    relations.value.filter((each) => each.type === 'worksheet').map((each) => [each.id, each.path]),
  )
  const parts = sheets.flatMap((sheet) => {
    const path = left.get(sheet.id)
    left.delete(sheet.id)
    return path === undefined ? [] : [{ name: sheet.name, path, isHidden: sheet.isHidden }]
  })
  return {
    ok: true,
    value: { parts, is1904, stringsPath: related('sharedStrings'), stylesPath: related('styles') },
  }
}
