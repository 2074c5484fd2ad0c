import type { Place } from '@mingzhang/model'
import { defaultLimits, readSource } from '@mingzhang/readers'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { treeOf } from '../package/scan-xml.ts'
import { stretchOf } from './spot.ts'
import { walkStory } from './walk-story.ts'

const types =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

const word = fc.stringMatching(/^[甲乙丙丁0-9]{1,4}$/u)
const run = fc.oneof(
  { weight: 6, arbitrary: word.map((text) => `<w:r><w:t>${text}</w:t></w:r>`) },
  word.map((text) => `<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>${text}</w:t></w:r>`),
  word.map((text) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`),
  word.map((text) => `<w:ins><w:r><w:t>${text}</w:t><w:br/><w:t>&amp;${text}</w:t><w:tab/></w:r></w:ins>`),
  word.map((text) => `<w:hyperlink><w:r><w:t>${text}</w:t></w:r></w:hyperlink>`),
)

/** Bodies with nested tables, merges, deleted rows and ends of paragraphs, text boxes and empty pieces. */
const { body } = fc.letrec<{
  body: string
  block: string
  paragraph: string
  table: string
  box: string
  row: string
}>((tie) => ({
  body: fc.array(tie('block'), { maxLength: 4 }).map((blocks) => blocks.join('')),
  block: fc.oneof({ maxDepth: 2, depthSize: 'small' }, tie('paragraph'), tie('table')),
  paragraph: fc
    .tuple(
      fc.constantFrom('', '', '', '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>'),
      fc.array(fc.oneof({ maxDepth: 2, depthSize: 'small' }, { weight: 5, arbitrary: run }, tie('box')), {
        maxLength: 4,
      }),
    )
    .map(([properties, runs]) => `<w:p>${properties}${runs.join('')}</w:p>`),
  box: tie('body').map((inside) => `<w:r><w:pict><w:txbxContent>${inside}</w:txbxContent></w:pict></w:r>`),
  table: fc
    .array(tie('row'), { minLength: 1, maxLength: 4 })
    .map((rows) => `<w:tbl>${rows.join('')}</w:tbl>`),
  row: fc
    .tuple(
      fc.constantFrom('', '', '', '<w:trPr><w:del/></w:trPr>', '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'),
      fc.array(
        fc.tuple(
          fc.constantFrom(
            '',
            '',
            '<w:gridSpan w:val="2"/>',
            '<w:vMerge w:val="restart"/>',
            '<w:vMerge/>',
            '<w:hMerge/>',
          ),
          tie('body'),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(
      ([properties, cells]) =>
        `<w:tr>${properties}${cells.map(([merge, inside]) => `<w:tc><w:tcPr>${merge}</w:tcPr>${inside}</w:tc>`).join('')}</w:tr>`,
    ),
}))

test('段和格数得和读的时候一样：读出的每一处，这里是同样的字', () => {
  fc.assert(
    fc.property(body, (inside) => {
      const xml = `<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`
      const read = readSource(
        zipSync({ '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8(xml) }),
        defaultLimits,
      )
      const root = treeOf(xml)
      if (!read.ok || !root) throw new Error('a document')
      const blocks = walkStory(root)
      const textAt = (place: Place): string | undefined => {
        if (place.kind !== 'docx') return undefined
        const block = blocks[place.block - 1]
        const spot = block?.kind === 'table' ? block.at(place.row, place.cell) : block?.spot
        if (!block || !spot) return undefined
        const within = block.kind === 'table' ? { from: 0, to: spot.text.length } : block
        const { from, to } = stretchOf(spot, within, place.text)
        return spot.text.slice(from, to)
      }
      const places = read.value.blocks.flatMap((block) =>
        block.kind === 'paragraph'
          ? [block.place]
          : block.rows.flatMap((row) => row.cells.map(({ place }) => place)),
      )
      for (const place of places) {
        if (place.text === '') continue
        expect(textAt(place)).toBe(place.text)
      }
    }),
    { numRuns: 200 },
  )
})
