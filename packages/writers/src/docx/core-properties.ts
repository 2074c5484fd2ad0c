import { escapeXml } from '../annotate/package/xml-text.ts'

/**
 * 文档属性 The library writes the clock into the properties of the document; this part takes their place.
 *
 * @param at both dates of the document
 * @param author the unit whose document it is; null where it is nobody's yet
 */
export function coreProperties(
  title: string,
  at: Date,
  author: string | null = null,
): { path: string; data: string } {
  const moment = `<%s xsi:type="dcterms:W3CDTF">${at.toISOString()}</%s>`
  const stamp = (name: string) => moment.replaceAll('%s', name)
  return {
    path: 'docProps/core.xml',
    data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title>\
${author === null ? '' : `<dc:creator>${escapeXml(author)}</dc:creator>`}<dc:language>zh-CN</dc:language>${stamp('dcterms:created')}${stamp('dcterms:modified')}\
</cp:coreProperties>`,
  }
}
