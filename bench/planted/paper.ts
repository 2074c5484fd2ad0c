/** 记号 Something printed that an error may be planted in, and what the error needs to know. */
export type Mark = {
  readonly role: MarkRole
  readonly text: string
  /** 万元, 元, %, or nothing. */
  readonly unit: string
  /** Last year's figure as it would be printed here. */
  readonly last: string | null
  /** The table it stands in. */
  readonly table: string | null
  /** The row and column of a cell, to find its neighbours. */
  readonly r: number
  readonly c: number
  /** The figures of the rows that were added up to it, as printed. */
  readonly parts: readonly string[]
  /** What it belongs to beside others: a programme, a sentence, a list; '' where nothing asks. */
  readonly group: string
}

export type MarkRole =
  | 'cell'
  | 'sentence'
  | 'change'
  | 'budget'
  | 'percent'
  | 'count'
  | 'direction'
  | 'operator'
  | 'weight'
  | 'bound'
  | 'goal'
  | 'plan'
  | 'reserved'
  | 'unitWord'
  | 'year'
  | 'note'
  | 'heading'
  | 'body'
  | 'core'
  | 'level2'
  | 'indicator'
  | 'programme'
  | 'accountName'
  | 'articleCode'
  | 'unitName'
  | 'title'
  | 'listed'
  | 'level1'
  | 'measureUnit'
  | 'posts'
  | 'vehicles'
  | 'vehiclePart'
  | 'reason'
  | 'gone'
  | 'item'
  | 'result'
  | 'operand'
  | 'yearly'
  | 'costing'
  | 'halves'
  | 'catalogueName'
  | 'catalogueAmount'
  | 'funds'
  | 'rate'
  | 'executionPoints'
  | 'actual'
  | 'points'
  | 'totalPoints'
  | 'why'
  | 'topic'
  | 'documentTitle'
  | 'projectCode'
  | 'publicDay'
  | 'quantity'
  | 'tableNumber'
  | 'pieces'
  | 'pieceTotal'
  | 'purpose'
  | 'quality'
  | 'rowRate'
  | 'bought'
  | 'excuse'
  | 'headUnit'
  | 'kind'

/** 稿 A text with marks in it, line by line; a line that begins with the sign of a file begins another document. */
export type Paper = { readonly lines: readonly string[]; readonly marks: readonly Mark[] }

/** Where a mark stands in the printed text: its file, 1-based line, 1-based column, characters. */
export type Spot = {
  readonly file: number
  readonly line: number
  readonly column: number
  readonly length: number
}

/** The texts, mostly one, and where the marks came to stand. */
export type Printed = { readonly texts: readonly string[]; readonly spots: ReadonlyMap<number, Spot> }

/** What an error does: other words for marks, lines left out, lines printed twice. */
export type Change = {
  readonly marks: ReadonlyMap<number, string>
  readonly dropped?: ReadonlySet<number>
}

const mark = /\uE000(\d+)\uE001/gu

/** Begins another document of a set. */
const fileSign = '\uE002'

/** The printed texts with a change applied, and where every mark came to stand. */
export function print({ lines, marks }: Paper, change: Change = { marks: new Map() }): Printed {
  const spots = new Map<number, Spot>()
  const files: string[][] = [[]]
  lines.forEach((line, index) => {
    if (line === fileSign) files.push([])
    if (line === fileSign || change.dropped?.has(index)) return
    const file = files.length - 1
    const printed = files[file] ?? []
    let text = ''
    let from = 0
    for (const found of line.matchAll(mark)) {
      text += line.slice(from, found.index)
      const id = Number(found[1])
      const words = change.marks.get(id) ?? marks[id]?.text ?? ''
      const length = [...words].length
      spots.set(id, { file, line: printed.length + 1, column: [...text].length + 1, length })
      text += words
      from = found.index + found[0].length
    }
    printed.push(text + line.slice(from))
  })
  return { texts: files.map((printed) => `${printed.join('\n')}\n`), spots }
}

/** 一套文件 Several papers as one, the marks of each numbered after those before. */
export function bundle(papers: readonly Paper[]): Paper {
  const marks: Mark[] = []
  const lines = papers.flatMap((paper, index) => {
    const offset = marks.length
    marks.push(...paper.marks)
    const moved = paper.lines.map((line) =>
      line.replace(mark, (_, id) => `\uE000${Number(id) + offset}\uE001`),
    )
    return index === 0 ? moved : [fileSign, ...moved]
  })
  return { lines, marks }
}

/** 拆成两个文件 The paper with another document from a line on. */
export const splitAt = ({ lines, marks }: Paper, line: number): Paper => ({
  lines: [...lines.slice(0, line), fileSign, ...lines.slice(line)],
  marks,
})

/** 写稿 Collects lines and marks. */
export type Writer = {
  readonly line: (...lines: string[]) => void
  /** A mark in the text: its sign, to be put into a line. */
  readonly mark: (role: MarkRole, text: string, more?: Partial<Omit<Mark, 'role' | 'text'>>) => string
  readonly paper: () => Paper
}

export function writer(): Writer {
  const lines: string[] = []
  const marks: Mark[] = []
  return {
    line: (...more) => lines.push(...more),
    mark: (role, text, more = {}) => {
      marks.push({
        role,
        text,
        unit: '',
        last: null,
        table: null,
        r: -1,
        c: -1,
        parts: [],
        group: '',
        ...more,
      })
      return `\uE000${marks.length - 1}\uE001`
    },
    paper: () => ({ lines, marks }),
  }
}

/** The line of the paper that holds a mark. */
export const lineOf = ({ lines }: Paper, id: number): number =>
  lines.findIndex((line) => line.includes(`\uE000${id}\uE001`))
