import { attributeOf, scanXml } from './scan-xml.ts'
import { bytesOfXml, escapeXml, unescapeXml, xmlOf } from './xml-text.ts'
import type { Parts } from './zip-parts.ts'

/** 关系 A part that another part points to. `type` is the last word of its address. */
export type Relation = { readonly id: string; readonly type: string; readonly path: string }

/** 改包 An office file being changed: parts are read, changed, added and related, then put together. */
export type OfficePackage = {
  readonly read: (path: string) => string | null
  readonly write: (path: string, xml: string) => void
  readonly relationsOf: (path: string) => readonly Relation[]
  /** Relates a part to another; returns the id of the relation. */
  readonly relate: (path: string, type: string, target: string) => string
  readonly declare: (path: string, contentType: string) => void
  readonly declareExtension: (extension: string, contentType: string) => void
  /** A path that no part has: the first free of name1.xml, name2.xml … */
  readonly freePath: (before: string, after: string) => string
  readonly bytes: () => Uint8Array
}

const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = '[Content_Types].xml'

/** 关系类型 The address of a kind of relation among office parts; the strict dialect has its own. */
export const relationType = (type: string, isStrict = false): string =>
  isStrict
    ? `http://purl.oclc.org/ooxml/officeDocument/relationships/${type}`
    : `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`

/** The declared part of a kind (its content type matches), else the one office programs use by default. */
export function mainPath(office: OfficePackage, type: RegExp, byDefault: string): string {
  let found: string | null = null
  scanXml(office.read(contentTypes) ?? '', ({ name, raw }) => {
    if (name !== 'Override' || found !== null || !type.test(attributeOf(raw, 'ContentType') ?? '')) return
    found = unescapeXml(attributeOf(raw, 'PartName') ?? '').replace(/^\//u, '')
  })
  return found ?? byDefault
}

/** 打开 An office file to be changed. */
export function officePackage(parts: Parts): OfficePackage {
  const changed = new Map<string, string>()
  const read = (path: string): string | null => {
    const own = changed.get(path)
    if (own !== undefined) return own
    const bytes = parts.read(path)
    return bytes ? xmlOf(bytes) : null
  }
  const write = (path: string, xml: string): void => {
    changed.set(path, xml)
  }
  const has = (path: string): boolean => changed.has(path) || parts.names.includes(path)
  const relationsOf = (path: string) => relationsIn(read(relationsPath(path)) ?? '', folderOf(path))
  return {
    read,
    write,
    relationsOf,
    relate: (path, type, target) => {
      const taken = new Set(relationsOf(path).map(({ id }) => id))
      let number = taken.size + 1
      while (taken.has(`rId${number}`)) number += 1
      const entry = `<Relationship Id="rId${number}" Type="${type}" Target="/${escapeXml(target)}"/>`
      const xml = read(relationsPath(path)) ?? `<Relationships xmlns="${packageRelations}"></Relationships>`
      write(relationsPath(path), appended(xml, 'Relationships', entry))
      return `rId${number}`
    },
    declare: (path, type) => declareIn(read, write, `<Override PartName="/${path}" ContentType="${type}"/>`),
    declareExtension: (extension, type) => {
      const declared = new RegExp(`<(?:\\w+:)?Default[^>]*Extension="${extension}"`, 'iu')
      if (declared.test(read(contentTypes) ?? '')) return
      declareIn(read, write, `<Default Extension="${extension}" ContentType="${type}"/>`)
    },
    freePath: (before, after) => {
      let number = 1
      while (has(`${before}${number}${after}`)) number += 1
      return `${before}${number}${after}`
    },
    bytes: () => parts.withChanged(new Map([...changed].map(([path, xml]) => [path, bytesOfXml(xml)]))),
  }
}

function declareIn(
  read: (path: string) => string | null,
  write: (path: string, xml: string) => void,
  entry: string,
): void {
  const xml = read(contentTypes)
  if (xml !== null) write(contentTypes, appended(xml, 'Types', entry))
}

/** An entry put at the end of a root element, in the root's own prefix. */
export function appended(xml: string, root: string, entry: string): string {
  const close = new RegExp(`</((?:[\\w.-]+:)?)${root}\\s*>\\s*$`, 'u').exec(xml)
  if (close) {
    const prefix = close[1] ?? ''
    return xml.slice(0, close.index) + entry.replace(/^<(?=\w)/u, `<${prefix}`) + xml.slice(close.index)
  }
  return xml.replace(
    new RegExp(`<((?:[\\w.-]+:)?)${root}((?:[^"'>/]|"[^"]*"|'[^']*')*)/>\\s*$`, 'u'),
    (_, prefix: string, attributes: string) =>
      `<${prefix}${root}${attributes}>${entry.replace(/^<(?=\w)/u, `<${prefix}`)}</${prefix}${root}>`,
  )
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

const relationsPath = (path: string): string =>
  `${folderOf(path)}_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`

function relationsIn(xml: string, folder: string): Relation[] {
  const relations: Relation[] = []
  scanXml(xml, ({ name, raw }) => {
    if (name !== 'Relationship' || attributeOf(raw, 'TargetMode') === 'External') return
    const target = unescapeXml(attributeOf(raw, 'Target') ?? '')
    relations.push({
      id: unescapeXml(attributeOf(raw, 'Id') ?? ''),
      type: (attributeOf(raw, 'Type') ?? '').replace(/^.*\//u, ''),
      path: resolved(folder, target),
    })
  })
  return relations
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
