import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { refused } from '../refusals.ts'
import { builtinFormat } from '../sheet/builtin-formats.ts'
import { readXml } from '../xml/read-xml.ts'
import type { Archive } from '../zip/open-archive.ts'

/** 单元格样式 What of a cell's style matters for reading: how its number shows, and whether lines are drawn at it. */
export type Style = { readonly format: string; readonly isRuled: boolean }

/** Twice as many as office programs allow. */
const mostStyles = 131_072

/** The cell styles of a workbook, by the number that cells carry. */
export function readStyles(archive: Archive, path: string | null, limits: Limits): Read<readonly Style[]> {
  const bytes = path === null ? null : archive.read(path)
  if (bytes === null) return { ok: true, value: [] }
  if (!bytes.ok) return bytes
  const formats = new Map<number, string>()
  const borders: boolean[] = []
  const cells: { readonly format: number; readonly border: number }[] = []
  const within: string[] = []
  const trouble = readXml(bytes.value, limits, {
    open: ({ name, attributes }) => {
      const parent = within.at(-1)
      if (name === 'numFmt' && parent === 'numFmts') {
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General')
      } else if (name === 'border' && parent === 'borders') borders.push(false)
      else if (parent === 'border' && (attributes['style'] ?? 'none') !== 'none')
        borders[borders.length - 1] = true
      else if (name === 'xf' && parent === 'cellXfs' && cells.length < mostStyles) {
        cells.push({
          format: Number(attributes['numFmtId'] ?? 0),
          border: Number(attributes['borderId'] ?? 0),
        })
      }
      within.push(name)
    },
    close: () => {
      within.pop()
    },
    text: () => {},
  })
  if (trouble) return refused(trouble)
  return {
    ok: true,
    value: cells.map(({ format, border }) => ({
      format: formats.get(format) ?? builtinFormat(format),
      isRuled: borders[border] ?? false,
    })),
  }
}
