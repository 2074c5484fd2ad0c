import { bytesOfXml, xmlOf } from '../annotate/package/xml-text.ts'
import { openParts } from '../annotate/package/zip-parts.ts'

const path = 'word/fontTable.xml'

/** 字体替代 What to set in a font's stead where a machine lacks it, best first; how wide its characters are. */
const fonts = [
  { name: '方正小标宋简体', instead: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun' },
  { name: '仿宋_GB2312', instead: '仿宋,FangSong,华文仿宋,STFangsong,方正仿宋_GBK' },
  { name: '楷体_GB2312', instead: '楷体,KaiTi,华文楷体,STKaiti,方正楷体_GBK' },
  { name: '黑体', instead: 'SimHei,华文黑体,STHeiti,方正黑体_GBK' },
  { name: '宋体', instead: 'SimSun,华文宋体,STSong,方正书宋_GBK' },
] as const

/**
 * 字体表 Writes the table of fonts of a packed Word file: the fonts keep their proper names, and every program finds the one
 * nearest to each that its machine has.
 */
export function writeFontTable(bytes: Uint8Array): Uint8Array {
  const parts = openParts(bytes)
  const part = parts?.read(path)
  const xml = part ? xmlOf(part) : null
  if (!parts || xml === null) throw new Error('not the archive that was packed')
  const entries = fonts.map(
    ({ name, instead }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/>` +
      '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  )
  const filled = xml.replace(/(<w:fonts\b[^>]*?)\/>\s*$/u, `$1>${entries.join('')}</w:fonts>`)
  return parts.withChanged(new Map([[path, bytesOfXml(filled)]]))
}
