import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { beyondLimits, refused } from '../refusals.ts'
import { readXml } from '../xml/read-xml.ts'
import type { Archive } from '../zip/open-archive.ts'

/** 共享文字 The texts that cells of a workbook point to; readings above characters (rPh) are left out. */
export function readStrings(archive: Archive, path: string | null, limits: Limits): Read<readonly string[]> {
  const bytes = path === null ? null : archive.read(path)
  if (bytes === null) return { ok: true, value: [] }
  if (!bytes.ok) return bytes
  const strings: string[] = []
  let current = ''
  let isText = false
  let isReading = false
  const trouble = readXml(bytes.value, limits, {
    open: ({ name }) => {
      if (name === 'si') current = ''
      if (name === 'rPh') isReading = true
      isText = name === 't'
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(current))
      if (name === 'rPh') isReading = false
      isText = false
    },
    text: (text) => {
      if (isText && !isReading) current += text
    },
    trouble: () => (strings.length > limits.maxCells ? beyondLimits('里的文字太多') : null),
  })
  return trouble ? refused(trouble) : { ok: true, value: strings }
}

/** Characters that XML cannot hold are written _x000D_; carriage returns mean nothing in a cell. */
export const unescaped = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/gu, '\n')
