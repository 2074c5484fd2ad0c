import { type Finding, findingId, type Refusal } from '@mingzhang/model'
import type { Limits, PdfEngine } from '@mingzhang/readers'
import { type Audit, audit, byGravity } from './audit.ts'
import { doubtsOf } from './doubts-accuse-nobody.ts'
import { titled } from './titled.ts'
import { editionsOf, type Shelf, shelve } from './together/belong.ts'
import { catalogueLaw } from './together/catalogue-law.ts'
import { departmentLaw } from './together/department-law.ts'
import { labelOf } from './together/join-volumes.ts'
import type { Apart, Joined } from './together/joined.ts'
import { jointLaw } from './together/joint-law.ts'
import { oneDisclosure } from './together/one-disclosure.ts'
import { holdingsInWords } from './together/parts-of-files.ts'
import { fileOfSpot, findingIn } from './together/spots.ts'
import { callOf, familiesOf } from './together/units-of-department.ts'
import { type Volume, volumeOf } from './together/volume.ts'

/** 一份查过的文件 A file by the name it was given under, and what was found in it. */
export type NamedAudit = { readonly file: string; readonly audit: Audit }

/** 一并查 Several files taken together where they belong together. */
export type Together = {
  /** The files as they came; their findings include those that only several documents show. */
  readonly files: readonly NamedAudit[]
  readonly together: readonly Joined[]
  readonly apart: readonly Apart[]
}

/**
 * 一并查 Finds which documents belong together and reconciles across them: a narrative and its tables, a year and the
 * year before, a budget and its accounts, a department and its units, a catalogue and its programmes. A finding that
 * takes several documents stands with the file that holds the likeliest culprit; places in other files bear their names.
 *
 * Nothing is joined on a guess: a unit's code alone joins nothing, and what merely looks alike is listed as `apart`.
 * The counts of a file stay what the file says by itself; those of `together` are of what was joined.
 */
export function takeTogether(files: readonly NamedAudit[]): Together {
  if (files.length < 2) return { files, together: [], apart: [] }
  const names = files.map(({ file }) => file)
  const audits = files.map((each) => each.audit)
  const { shelves, apart } = shelve(audits, names)
  const desk: Desk = { names, audits, together: [], apart: [...apart], across: [], replaced: new Set() }
  const shelved = shelves.map((shelf) => volumesOf(shelf, desk))
  shelved.forEach((volumes, index) => {
    const shelf = shelves[index]
    if (shelf) for (const years of chainsOf(shelf, volumes)) joinYears(years, desk)
  })
  joinDepartments(shelved.flat(), desk)
  joinCatalogues(desk)
  return {
    files: files.map((each, n) => retoldFile(each, n, shelved.flat(), desk)),
    together: desk.together,
    apart: desk.apart,
  }
}

/** 读并一并查 The same from the bytes of the files. A file that cannot be read is refused; the others are still taken. */
export function auditTogether(
  files: readonly { readonly bytes: Uint8Array; readonly fileName: string }[],
  limits?: Limits,
  pdf: PdfEngine | null = null,
): Together & { readonly refused: readonly { readonly file: string; readonly refusal: Refusal }[] } {
  const done: NamedAudit[] = []
  const refused: { readonly file: string; readonly refusal: Refusal }[] = []
  for (const { bytes, fileName } of files) {
    const result = audit(bytes, fileName, limits, undefined, pdf)
    if (result.ok) done.push({ file: fileName, audit: result.value })
    else refused.push({ file: fileName, refusal: result.refusal })
  }
  return { ...takeTogether(done), refused }
}

/** What is being put together, and what was found so far. */
type Desk = {
  readonly names: readonly string[]
  readonly audits: readonly Audit[]
  readonly together: Joined[]
  readonly apart: Apart[]
  /** Findings that several documents show, over spots. */
  readonly across: Finding[]
  readonly replaced: Set<Finding>
}

function volumesOf({ disclosures, publisher }: Shelf, desk: Desk): Volume[] {
  return disclosures.map((parts) => {
    const [first] = parts
    if (first && parts.length === 1) return volumeOf(first.audit, first.n)
    const volume = oneDisclosure(parts)
    const each = parts.map(({ n, holdings }) => `${desk.names[n] ?? ''} 是${holdingsInWords(holdings)}`)
    desk.together.push({
      kind: 'one-disclosure',
      files: parts.map(({ n }) => desk.names[n] ?? ''),
      why: `同为“${publisher.name ?? ''}”${labelOf(volume)}，内容互补：${each.join('，')}，合为一份`,
      counts: volume.counts,
    })
    return volume
  })
}

/** Disclosures of one unit, at most a year apart from one another, of which each year and stage has only one. */
function chainsOf(shelf: Shelf, volumes: readonly Volume[]): Volume[][] {
  const byFile = new Map(volumes.flatMap((volume) => volume.files.map((n) => [n, volume] as const)))
  const only = [...editionsOf(shelf.disclosures).values()].flatMap((same): Volume[] => {
    const [parts, another] = same
    const volume = parts?.[0] && byFile.get(parts[0].n)
    return volume && !another && volume.disclosure.document.year !== null ? [volume] : []
  })
  const chains: Volume[][] = []
  for (const volume of only.toSorted((one, other) => yearOf(one) - yearOf(other))) {
    const last = chains.at(-1)
    const before = last?.at(-1)
    if (last && before && yearOf(volume) - yearOf(before) <= 1) last.push(volume)
    else chains.push([volume])
  }
  return chains.filter((chain) => chain.length > 1)
}

const yearOf = ({ disclosure }: Volume): number => disclosure.document.year ?? 0

function joinYears(years: readonly Volume[], desk: Desk): void {
  const { findings, replaced, counts } = jointLaw(years)
  desk.across.push(...findings)
  for (const one of replaced) desk.replaced.add(one)
  desk.together.push({
    kind: 'years',
    files: years.flatMap(({ files }) => files.map((n) => desk.names[n] ?? '')),
    why: `同为“${years[0]?.publisher.name ?? ''}”的${years.map(labelOf).join('、')}，同一笔钱应当是同一个数`,
    counts,
  })
}

function joinDepartments(volumes: readonly Volume[], desk: Desk): void {
  for (const family of familiesOf(volumes)) {
    const { department, units, stated } = family
    const files = [department, ...units].flatMap((volume) => volume.files.map((n) => desk.names[n] ?? ''))
    const outcome = departmentLaw(family)
    if (outcome === null) {
      desk.apart.push({ files, why: '文中提到的单位各项数都大于它，像不是它的所属单位' })
      continue
    }
    desk.across.push(...outcome.findings)
    const of = stated === null ? '' : `，共 ${stated} 个，这里有 ${units.length} 个`
    desk.together.push({
      kind: 'department',
      files,
      why: `“${callOf(department)}”的文件列明所属单位${units.map((unit) => `“${callOf(unit)}”`).join('、')}${of}`,
      counts: outcome.counts,
    })
  }
}

function joinCatalogues(desk: Desk): void {
  const { audits, names } = desk
  audits.forEach((_, register) => {
    audits.forEach((_audit, unit) => {
      const registered = register === unit ? null : catalogueLaw(audits, register, unit)
      if (!registered) return
      desk.across.push(...registered.findings)
      desk.together.push({
        kind: 'catalogue',
        files: [names[register] ?? '', names[unit] ?? ''],
        why: `${names[register] ?? ''} 的项目目录里有“${audits[unit]?.disclosure.document.unit.name ?? ''}”的项目，${names[unit] ?? ''} 有它们的绩效目标表`,
        counts: registered.counts,
      })
    })
  })
}

/** The file with its own findings, less those that several documents tell better, and those in which it is the culprit. */
function retoldFile(
  { file, audit: own }: NamedAudit,
  n: number,
  volumes: readonly Volume[],
  desk: Desk,
): NamedAudit {
  const volume = volumes.find(({ files }) => files.includes(n))
  const isHere = ({ places: [first] }: Finding): boolean =>
    (first ? fileOfSpot(first) : (volume?.files[0] ?? n)) === n
  const here = (findings: readonly Finding[]): Finding[] =>
    findings.filter(isHere).map((finding) => findingIn(finding, n, desk.names))
  const left = here((volume?.findings ?? []).filter((finding) => !desk.replaced.has(finding)))
  const findings = [...left.map((finding) => knownAs(finding, own)), ...here(desk.across)]
  const recognised = new Set(
    desk.audits.flatMap(({ disclosure }, index) =>
      disclosure.document.recognised ? [desk.names[index]] : [],
    ),
  )
  const softened = findings.map(doubtsOf(own.disclosure, (place) => recognised.has(place.file)))
  return { file, audit: { ...own, findings: softened.map(titled).toSorted(byGravity) } }
}

/** A finding that the file has by itself is the same finding, under the same id. */
const knownAs = (finding: Finding, { findings }: Audit): Finding =>
  findings.find(({ rule, what }) => rule === finding.rule && what === finding.what) ?? {
    ...finding,
    id: findingId(finding.rule, finding.places),
  }
