import type { Book, BookProblem, Disclosure, Place } from '@mingzhang/model'

/**
 * 没有数 A file from which a book begins without a single amount: tables nobody has filled yet, or figures that are no budget of that
 * year. The book is made all the same (its texts and names are worth having), but not in silence.
 */
export function withoutFigures({ tables, document }: Disclosure, book: Book): BookProblem[] {
  const hasMoney =
    [...book.ledgers, ...book.previous].some(({ entries }) => entries.length > 0) ||
    book.programmes.length > 0
  const [first] = tables
  if (hasMoney || first === undefined) return []
  const filled = tables.find(({ empty }) => !empty)
  const { title, place } = filled ?? first
  return [
    {
      id: 'import/no-figures',
      severity: 'warning',
      where: title,
      ...(filled === undefined
        ? {
            what: `文件里的 ${tables.length} 张表一个数都没有（第一张是“${title}”${at(place)}），账本里没有金额`,
            why: '读到的是空白的表样：表头和行都在，数还没有填',
            toDo: '已经填好的，请换成填好的那一份再起编；从头编的，请在录入表里填写，或导入一体化系统的分录',
          }
        : {
            what: `“${title}”${at(place)}等表有数，但没有一个能作 ${document.year ?? '本'} 年的预算入账，账本里没有金额`,
            why: '能入账的是年初预算表里看得出收支科目和年度的数；决算数、上几年的数和认不出科目的数不入账',
            toDo: '请核对文件是不是这个单位这一年的预算表；表的题目和年度不对的，改好再起编',
          }),
    },
  ]
}

const at = (place: Place): string =>
  place.kind === 'xlsx' ? `，在工作表“${place.sheet}”的 ${place.cell}` : ''
