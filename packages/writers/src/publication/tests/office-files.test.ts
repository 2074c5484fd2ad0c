import { describe, expect, test } from 'vitest'
import { scanXml } from '../../annotate/package/scan-xml.ts'
import { openParts, type Parts } from '../../annotate/package/zip-parts.ts'
import { writePublicationDocx } from '../docx/write-publication-docx.ts'
import { factsOf } from '../facts/embedded-facts.ts'
import { writePublicationXlsx } from '../xlsx/write-publication-xlsx.ts'
import { hostile, publicationOf, smallSet } from './sample-publications.ts'

const publications = { smallSet, hostile, empty: publicationOf([]) }
const writers = { docx: writePublicationDocx, xlsx: writePublicationXlsx }

const xmlOf = (parts: Parts, name: string): string => {
  const bytes = parts.read(name)
  if (!bytes) throw new Error(`no part ${name}`)
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** What an office program would have to repair: parts nobody declared, relations to nothing, names used twice. */
function complaints(parts: Parts): string[] {
  const types = xmlOf(parts, '[Content_Types].xml')
  const known = new Set([...types.matchAll(/PartName="\/([^"]+)"/gu)].map(([, name]) => name))
  const endings = new Set([...types.matchAll(/Extension="([^"]+)"/gu)].map(([, name]) => name?.toLowerCase()))
  const undeclared = parts.names.filter(
    (name) =>
      name !== '[Content_Types].xml' &&
      !known.has(name) &&
      !endings.has(name.split('.').at(-1)?.toLowerCase()),
  )
  const gone = [...known].filter((name) => name !== undefined && !parts.names.includes(name))
  const relations = parts.names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => broken(parts, name))
  const twice = parts.names.filter((name, at) => parts.names.indexOf(name) !== at)
  return [
    ...undeclared.map((name) => `${name}: no content type`),
    ...gone.map((name) => `${name}: declared but not there`),
    ...relations,
    ...twice.map((name) => `${name}: twice`),
    ...parts.names.filter((name) => /\.(?:xml|rels)$/u.test(name)).flatMap((name) => unbalanced(parts, name)),
  ]
}

function broken(parts: Parts, name: string): string[] {
  const folder = name.replace(/_rels\/[^/]*$/u, '')
  const found = [...xmlOf(parts, name).matchAll(/<Relationship\b[^>]*>/gu)].map(([tag]) => ({
    id: /\bId="([^"]*)"/u.exec(tag)?.[1] ?? '',
    target: /\bTarget="([^"]*)"/u.exec(tag)?.[1] ?? '',
    isOutside: tag.includes('TargetMode="External"'),
  }))
  const ids = found.map(({ id }) => id)
  const path = (target: string): string =>
    target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1)
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name}: ${id} twice`),
    ...found
      .filter(({ target, isOutside }) => !isOutside && !parts.names.includes(decodeURI(path(target))))
      .map(({ target }) => `${name}: nothing at ${target}`),
  ]
}

/** Every element that is opened is closed, in order. */
function unbalanced(parts: Parts, name: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  scanXml(xmlOf(parts, name), ({ kind, tag }) => {
    if (kind === 'open') open.push(tag)
    else if (kind === 'close' && open.pop() !== tag) wrong.push(`${name}: </${tag}>`)
  })
  return [...wrong, ...open.map((tag) => `${name}: <${tag}> is never closed`)]
}

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, at) => values.indexOf(value) !== at)

describe.each(Object.keys(publications))('%s 的办公文件不用修复', (name) => {
  const publication = Object.entries(publications).find(([key]) => key === name)?.[1] ?? smallSet
  test.each(Object.entries(writers))('%s：部件都有类型，关系都有去处，编号不重', async (_, write) => {
    const parts = openParts(await write(publication, factsOf(publication, null)))
    if (!parts) throw new Error('no archive')
    expect(complaints(parts)).toEqual([])
  })

  test('docx：书签编号和名字不重，每个书签有头有尾', async () => {
    const parts = openParts(await writePublicationDocx(publication, factsOf(publication, null)))
    const xml = parts ? xmlOf(parts, 'word/document.xml') : ''
    const starts = [...xml.matchAll(/<w:bookmarkStart\b[^>]*>/gu)].map(([tag]) => tag)
    const idOf = (tag: string): string => /w:id="(\d+)"/u.exec(tag)?.[1] ?? ''
    const ends = [...xml.matchAll(/<w:bookmarkEnd\b[^>]*>/gu)].map(([tag]) => idOf(tag))
    expect(repeated(starts.map(idOf))).toEqual([])
    expect(repeated(starts.map((tag) => /w:name="([^"]*)"/u.exec(tag)?.[1] ?? ''))).toEqual([])
    expect(ends.toSorted()).toEqual(starts.map(idOf).toSorted())
    for (const [, anchor] of xml.matchAll(/w:anchor="([^"]*)"/gu)) expect(xml).toContain(`w:name="${anchor}"`)
  })
})
