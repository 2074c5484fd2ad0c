import type { Refusal } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { readXml } from '../xml/read-xml.ts'

/** 编号级 One level of a list: what it counts from, how it writes its number, and the text around it (%1、). */
export type ListLevel = {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly style: string | null
  readonly isLegal: boolean
}

/** 编号 A list that paragraphs may belong to; lists with one `counter` count on from one another. */
export type List = {
  readonly counter: string
  readonly levels: ReadonlyMap<number, ListLevel>
  /** Level to the number this list starts again from. */
  readonly restarts: ReadonlyMap<number, number>
}

type OpenLevel = { start: number; format: string; text: string; style: string | null; isLegal: boolean }
type OpenAbstract = { levels: Map<number, OpenLevel>; link: string | null; linked: string | null }
type OpenList = { abstract: string; restarts: Map<number, number> }

type State = {
  readonly abstracts: Map<string, OpenAbstract>
  readonly nums: Map<string, OpenList>
  abstract: OpenAbstract | null
  num: OpenList | null
  level: OpenLevel | null
  /** Level that an override speaks of. */
  at: number
}

/** 编号表 The lists of a document by their numbers. */
export function readNumbering(
  bytes: Uint8Array,
  limits: Limits,
): { readonly lists: ReadonlyMap<string, List>; readonly trouble: Refusal | null } {
  const state: State = {
    abstracts: new Map(),
    nums: new Map(),
    abstract: null,
    num: null,
    level: null,
    at: 0,
  }
  const trouble = readXml(bytes, limits, {
    open: ({ name, attributes }) => openElement(state, name, attributes),
    close: (name) => {
      if (name === 'lvl') state.level = null
      else if (name === 'abstractNum') state.abstract = null
      else if (name === 'num') state.num = null
    },
    text: () => {},
  })
  const { abstracts, nums } = state
  const byLink = new Map([...abstracts].map(([id, each]) => [each.linked, id]))
  const real = (id: string): string => byLink.get(abstracts.get(id)?.link ?? '') ?? id
  const lists = [...nums].map(([id, { abstract: of, restarts }]): [string, List] => {
    const counter = real(of)
    return [id, { counter, levels: abstracts.get(counter)?.levels ?? new Map(), restarts }]
  })
  return { lists: new Map(lists), trouble }
}

function openElement(state: State, name: string, attributes: Readonly<Record<string, string>>): void {
  const value = attributes['val'] ?? ''
  const { abstract, num, level } = state
  if (level && name !== 'lvl') setLevel(level, name, value, attributes['format'])
  else if (num) setList(state, num, name, attributes)
  else if (name === 'abstractNum' && state.abstracts.size < mostLists) {
    state.abstract = { levels: new Map(), link: null, linked: null }
    state.abstracts.set(attributes['abstractNumId'] ?? '', state.abstract)
  } else if (name === 'num' && state.nums.size < mostLists) {
    state.num = { abstract: '', restarts: new Map() }
    state.nums.set(attributes['numId'] ?? '', state.num)
  } else if (name === 'lvl') {
    state.level = { start: 1, format: 'decimal', text: '', style: null, isLegal: false }
    const at = Number(attributes['ilvl'] ?? 0)
    if (at >= 0 && at < 9) abstract?.levels.set(at, state.level)
  } else if (abstract && name === 'numStyleLink') abstract.link = value
  else if (abstract && name === 'styleLink') abstract.linked = value
}

function setList(
  state: State,
  num: OpenList,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const value = attributes['val'] ?? ''
  if (name === 'abstractNumId') num.abstract = value
  else if (name === 'lvlOverride') state.at = Number(attributes['ilvl'] ?? 0)
  else if (name === 'startOverride') num.restarts.set(state.at, Number(value) || 1)
}

function setLevel(level: OpenLevel, name: string, value: string, custom: string | undefined): void {
  if (name === 'start') level.start = Number(value) || 0
  else if (name === 'numFmt') level.format = value === 'custom' ? customFormat(custom) : value
  else if (name === 'lvlText') level.text = value.slice(0, 64)
  else if (name === 'pStyle') level.style = value
  else if (name === 'isLgl') level.isLegal = value !== '0' && value !== 'false'
}

/** A document of a thousand pages has some hundreds. */
const mostLists = 50_000

const customFormat = (pattern: string | undefined): string =>
  pattern?.startsWith('0') ? 'decimalZero' : 'decimal'
