import { bytesOfXml, xmlOf } from '../../annotate/package/xml-text.ts'
import { openParts } from '../../annotate/package/zip-parts.ts'

const main = 'xl/workbook.xml'

/**
 * 引工作表名 Puts the sheet names in the defined names of a workbook into quotes: the library leaves them bare, and a
 * name with a space or a bracket then makes Excel call the file damaged. The names themselves hold no quotes.
 */
export function quoteSheetNames(bytes: Uint8Array): Uint8Array {
  const parts = openParts(bytes)
  const part = parts?.read(main)
  const xml = part ? xmlOf(part) : null
  if (!parts || xml === null) throw new Error('not the archive that was packed')
  const quoted = xml.replace(/(<definedName\b[^>]*>)([^<'!]+)(?=!)/gu, "$1'$2'")
  return parts.withChanged(new Map([[main, bytesOfXml(quoted)]]))
}
