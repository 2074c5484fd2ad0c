import type { Block } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const blocksOf = (page: string | Uint8Array): readonly Block[] => {
  const read = readSource(typeof page === 'string' ? utf8(page) : page, defaultLimits)
  if (!read.ok) throw new Error(read.refusal.id)
  return read.value.blocks
}

const textsOf = (page: string | Uint8Array): unknown[] =>
  blocksOf(page).map((block) =>
    block.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
  )

describe('tables of a page', () => {
  test('rowspan and colspan cover blanks; every cell has its path', () => {
    const page =
      '<html><body><table><tr><td>版面</td></tr></table><table><thead><tr><th rowspan=2>项目<th colspan="2">预算数' +
      '<tr><th>合计<th>其中：本年<tbody><tr><td>总计<td>3.00<td>2.00</table></body></html>'
    const grid = blocksOf(page)[1]
    if (grid?.kind !== 'grid') throw new Error('a grid')
    expect(grid.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['项目', '预算数', ''],
      ['', '合计', '其中：本年'],
      ['总计', '3.00', '2.00'],
    ])
    expect(grid.rows[0]?.cells[0]?.rowSpan).toBe(2)
    expect(grid.rows[1]?.cells.map((cell) => cell.place)).toEqual([
      { kind: 'html', path: '/table[2]/tr[1]/td[1]', text: '' },
      { kind: 'html', path: '/table[2]/tr[2]/td[1]', text: '合计' },
      { kind: 'html', path: '/table[2]/tr[2]/td[2]', text: '其中：本年' },
    ])
  })

  test('a table for the layout is no table; a table in a cell stands behind its table', () => {
    const inner = '<table><tr><td>内</td><td>1</td></tr></table>'
    const layout = `<table><tr><td>导</td><td><p>正文第一段</p>${inner}<p>正文第二段</p></td></tr></table>`
    expect(textsOf(`<html>${layout}`)).toEqual(['导', '正文第一段', [['内', '1']], '正文第二段'])
    const data = `<table><tr><td>外面的一格很长很长</td><td>2</td></tr><tr><td>乙${inner}</td><td>3</td></tr></table>`
    expect(textsOf(`<html>${data}`)).toEqual([
      [
        ['外面的一格很长很长', '2'],
        ['乙', '3'],
      ],
      [['内', '1']],
    ])
  })

  test('a title and a note typed into the table are paragraphs', () => {
    const page =
      '<table><tr><td colspan=2>收支总表</td></tr><tr><td>项目</td><td>数</td></tr><tr><td>甲</td><td>1</td></tr>' +
      '<tr><td colspan=2>注：口径</td></tr></table>'
    expect(textsOf(page)).toEqual([
      '收支总表',
      [
        ['项目', '数'],
        ['甲', '1'],
      ],
      '注：口径',
    ])
  })
})

describe('text of a page', () => {
  test('paragraphs, line breaks, and line breaks of the source inside Chinese', () => {
    expect(textsOf('<html><p>一般公共\n  预算收入 \n12.5 万元<br>第二行</p>散文<div>又一段')).toEqual([
      '一般公共预算收入 12.5 万元',
      '第二行',
      '散文',
      '又一段',
    ])
    expect(blocksOf('<html><p>甲<br>乙</p>').map((block) => block.place)).toEqual([
      { kind: 'html', path: '/p[1]', text: '甲' },
      { kind: 'html', path: '/p[1]/text()[2]', text: '乙' },
    ])
  })

  test('scripts, styles, hidden text and lists of links are left out', () => {
    const links = ['首页', '政务', '服务', '互动']
      .map((word) => `<li><a href="/${word}">${word}</a></li>`)
      .join('')
    const page = `<html><style>p{}</style><nav>栏目</nav><ul>${links}</ul><script>var a=1</script>
      <p style="display: none">看不见</p><p>正文</p><footer>备案号</footer>`
    expect(textsOf(page)).toEqual(['正文'])
  })

  test('ways about the page are left out, a list of contents is not', () => {
    const page = `<html><body><a href="#main">跳到正文</a><main id="main"><p><a href="#t1">表一</a></p>
      <p id="t1">正文</p></main><a href="#">返回顶部</a></body>`
    expect(textsOf(page)).toEqual(['表一', '正文'])
  })

  test('pages in GB18030 say so in their head, or show it', () => {
    const gb = [0xd4, 0xa4, 0xcb, 0xe3]
    for (const head of ['<html><meta charset=gb2312><p>', '<html><p>']) {
      expect(textsOf(Uint8Array.from([...utf8(head), ...gb]))).toEqual(['预算'])
    }
  })

  test('a page saved as a single file', () => {
    const mhtml =
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n' +
      '\tboundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n' +
      '\r\n<html><meta charset=3D"utf-8"><p>=E9=A2=84=\r\n=E7=AE=97</p></html>\r\n------b--\r\n'
    expect(textsOf(mhtml)).toEqual(['预算'])
  })
})

describe('pages that are refused', () => {
  test.each([
    ['nested without end', `<html>${'<div>'.repeat(5000)}`],
    ['wider than anybody prints', `<table>${`<tr>${'<td colspan=1000>'.repeat(50)}`.repeat(60)}</table>`],
  ])('%s', (_, page) => {
    const read = readSource(utf8(page), defaultLimits)
    expect(read.ok ? 'read' : read.refusal.id).toBe('reading/beyond-limits')
  })
})
