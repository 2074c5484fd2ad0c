import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import type { Box } from '../page/page.ts'
import { beyondLimits, damaged, refused } from '../refusals.ts'
import { readXml } from '../xml/read-xml.ts'
import type { Archive } from '../zip/open-archive.ts'

/** 版式文件 The parts of an OFD document: where its pages are, in order, and the templates they may use. */
export type OfdParts = {
  /** Paths of the pages in the archive. */
  readonly pages: readonly string[]
  /** Paths of templates by their number. */
  readonly templates: ReadonlyMap<string, string>
  /** Size of a page that states none, in millimetres. */
  readonly box: Box
}

/** A4. */
const usualBox: Box = [0, 0, 210, 297]

/** 找页 The pages of the first document of an OFD package (GB/T 33190-2016, 7.4 and 7.5). */
export function ofdParts(archive: Archive, limits: Limits): Read<OfdParts> {
  const root = textsOf(archive, 'OFD.xml', limits, ['DocRoot'])
  if (!root.ok) return root
  const start = inFolder('', root.value[0] ?? '')
  return start === '' ? refused(damaged('OFD 文件')) : documentParts(archive, start, limits)
}

function documentParts(archive: Archive, path: string, limits: Limits): Read<OfdParts> {
  const bytes = archive.read(path)
  if (!bytes) return refused(damaged('OFD 文件'))
  if (!bytes.ok) return bytes
  const pages: string[] = []
  const templates = new Map<string, string>()
  let box: Box | null = null
  let isBox = false
  const trouble = readXml(bytes.value, limits, {
    open: ({ name, attributes }) => {
      const place = inFolder(path, attributes['BaseLoc'] ?? '')
      if (name === 'Page') pages.push(place)
      if (name === 'TemplatePage') templates.set(attributes['ID'] ?? '', place)
      isBox = name === 'PhysicalBox'
    },
    close: () => {
      isBox = false
    },
    text: (text) => {
      if (isBox) box ??= boxOfText(text)
    },
  })
  if (trouble) return refused(trouble)
  if (pages.length > limits.maxPages) return refused(beyondLimits(`有 ${pages.length} 页`))
  return { ok: true, value: { pages, templates, box: box ?? usualBox } }
}

/** Texts of the elements of these names, in order. */
function textsOf(archive: Archive, path: string, limits: Limits, names: readonly string[]): Read<string[]> {
  const bytes = archive.read(path)
  if (!bytes) return refused(damaged('OFD 文件'))
  if (!bytes.ok) return bytes
  const texts: string[] = []
  let open = false
  const trouble = readXml(bytes.value, limits, {
    open: ({ name }) => {
      open = names.includes(name)
      if (open) texts.push('')
    },
    close: () => {
      open = false
    },
    text: (text) => {
      if (open) texts[texts.length - 1] = (texts.at(-1) ?? '') + text.trim()
    },
  })
  return trouble ? refused(trouble) : { ok: true, value: texts }
}

/** A path in the archive: one that begins with a stroke is whole, any other starts at the folder of the part. */
function inFolder(part: string, path: string): string {
  const whole = path.startsWith('/') ? path.slice(1) : part.slice(0, part.lastIndexOf('/') + 1) + path
  const steps: string[] = []
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** Numbers parted by blanks; what is no number is left out. */
export const numbersIn = (text: string): number[] =>
  text
    .trim()
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .map(Number)
    .filter(Number.isFinite)

/** left top width height as a box; null when it is none. */
export function boxOfText(text: string): Box | null {
  const [x, y, width, height] = numbersIn(text)
  if (x === undefined || y === undefined || !width || !height || width < 0 || height < 0) return null
  return [x, y, x + width, y + height]
}
