import { officePackage, relationType } from '../../annotate/package/office-package.ts'
import { escapeXml, unescapeXml } from '../../annotate/package/xml-text.ts'
import { openParts, type Parts } from '../../annotate/package/zip-parts.ts'
import { decodeFacts } from './decode-facts.ts'
import type { EmbeddedFacts } from './embedded-facts.ts'

const namespace = 'urn:mingzhang:facts:1'
const item = 'customXml/item1.xml'
const properties = 'customXml/itemProps1.xml'
const propertiesType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
/** Names this part among the parts of a document; fixed, so that the same content is the same bytes. */
const itemId = '{5D0C0B1E-6A0B-4B6E-9C8B-6D696E677A68}'

/**
 * 附入文档 A Word or Excel file with the facts as a custom XML part, related to its main part, so that the office
 * programs keep it when they save.
 *
 * @param main path of the main part: word/document.xml or xl/workbook.xml
 */
export function embedInOffice(bytes: Uint8Array, main: string, facts: EmbeddedFacts): Uint8Array {
  const parts = openParts(bytes)
  if (!parts) throw new Error('not the archive that was packed')
  const office = officePackage(parts)
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  office.write(item, `${head}<facts xmlns="${namespace}">${escapeXml(JSON.stringify(facts))}</facts>`)
  office.write(
    properties,
    `${head}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" \
ds:itemID="${itemId}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  )
  office.declareExtension('xml', 'application/xml')
  office.declare(properties, propertiesType)
  office.relate(main, relationType('customXml'), item)
  office.relate(item, relationType('customXmlProps'), properties)
  return office.bytes()
}

/** 取自文档 The facts in a Word or Excel file; null when it carries none. */
export function factsInOffice(parts: Parts): EmbeddedFacts | null {
  for (const name of parts.names) {
    if (!/^customXml\/item\d+\.xml$/u.test(name)) continue
    const bytes = parts.read(name)
    if (!bytes) continue
    const xml = new TextDecoder().decode(bytes)
    if (!xml.includes(namespace)) continue
    const found = /<(?:\w+:)?facts\b[^>]*>([\s\S]*)<\/(?:\w+:)?facts>/u.exec(xml)
    const facts = found?.[1] === undefined ? null : decodeFacts(unescapeXml(found[1]))
    if (facts) return facts
  }
  return null
}
