import { memo } from 'react'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { FigureText } from './figure-text.tsx'
import type { Light } from './findings-view.ts'
import type { Item } from './layout.ts'
import { PrintedRows } from './printed-rows.tsx'
import type { Figure, Reading } from './reading.ts'

type Properties = {
  readonly item: Item
  readonly reading: Reading
  readonly lights: readonly Light[]
  readonly chosen: string | null
  readonly open: (figure: Figure) => void
  readonly unfold: (folded: boolean) => void
}

/** 版面的一块 One item of the page: a paragraph, the line above a table, rows of it, or a folded strip. */
export const SheetItem = memo(function SheetItem({
  item,
  reading,
  lights,
  chosen,
  open,
  unfold,
}: Properties) {
  const shared = { reading, lights, chosen, open }
  switch (item.kind) {
    case 'fold':
      return <FoldStrip item={item} reading={reading} unfold={() => unfold(false)} />
    case 'caption':
      return (
        <div className="table-caption">
          {item.blocks.map((block) => (
            <p key={block} data-spot={block}>
              <ParagraphText {...shared} block={block} />
            </p>
          ))}
        </div>
      )
    case 'paragraph':
      return (
        <div className={`paragraph ${item.role}`} data-spot={item.block}>
          {item.role === 'text' ? (
            <p>
              <ParagraphText {...shared} block={item.block} />
            </p>
          ) : (
            <h3>
              <ParagraphText {...shared} block={item.block} />
            </h3>
          )}
        </div>
      )
    case 'rows':
      return <PrintedRows {...shared} item={item} />
  }
})

type TextProperties = Omit<Properties, 'item' | 'unfold'> & { readonly block: number }

function ParagraphText({ reading, lights, chosen, open, block }: TextProperties) {
  const paragraph = reading.index.blocks[block]
  if (paragraph?.kind !== 'paragraph') return null
  return (
    <FigureText
      text={paragraph.text}
      figures={reading.figures.get(`${block}`)}
      lights={lights.filter(({ spot }) => spot.block === block)}
      chosen={chosen}
      open={open}
    />
  )
}

type FoldProperties = {
  readonly item: Extract<Item, { kind: 'fold' }>
  readonly reading: Reading
  readonly unfold: () => void
}

function FoldStrip({ item, reading, unfold }: FoldProperties) {
  const { document: words } = useWords()
  const { blocks } = reading.index
  const [first, last] = [blocks[item.from]?.place, blocks[item.to - 1]?.place]
  const range =
    first?.kind === 'text' && last?.kind === 'text'
      ? fill(words.foldLines, { from: first.line, to: last.endLine ?? last.line })
      : fill(words.foldBlocks, { n: item.to - item.from })
  return (
    <button type="button" className="fold" title={words.unfold} onClick={unfold}>
      <span>
        {range}
        {item.tables > 0 && ` · ${fill(words.foldTable, { n: item.tables })}`}
      </span>
    </button>
  )
}
