import type { Read, SourceDocument } from '@mingzhang/model'
import { blocksOfStory } from '../docx/read-docx.ts'
import { readStory } from '../docx/read-story.ts'
import { asciiStart } from '../html/decode-page.ts'
import type { Limits } from '../limits.ts'
import { beyondLimits, refused, unsupported } from '../refusals.ts'
import { readFlatWorkbook } from '../xlsx/read-flat-workbook.ts'

/** 是否 XML Do these bytes begin as an XML file does, and not as a web page written as one? */
export function isFlatFile(bytes: Uint8Array): boolean {
  const start = asciiStart(bytes, 4096)
  return /^[^<]{0,3}<\?xml\s/u.test(start) && !/<html[\s>]|<!doctype\s+html/iu.test(start)
}

/** 读单文件 XML An office file kept in one XML file (Office 2003), told apart by what its root declares. */
export function readFlatFile(bytes: Uint8Array, limits: Limits): Read<SourceDocument> {
  const start = asciiStart(bytes, 8192)
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return readFlatWorkbook(bytes, limits)
  if (start.includes('schemas.microsoft.com/office/word/2003/wordml')) return readFlatDocument(bytes, limits)
  return refused(unsupported('XML 文件', '请用办公软件打开，另存为 docx 或 xlsx 后再试。'))
}

function readFlatDocument(bytes: Uint8Array, limits: Limits): Read<SourceDocument> {
  const context = { styles: new Map(), levelOf: () => 0, count: () => '' }
  const { blocks, trouble } = readStory(bytes, context, limits)
  if (trouble) return refused(trouble)
  const placed = blocksOfStory(blocks, limits)
  return placed
    ? { ok: true, value: { format: 'doc', blocks: placed } }
    : refused(beyondLimits('里的单元格太多'))
}
