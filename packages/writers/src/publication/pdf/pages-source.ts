/**
 * 版式 How the pages of a publication look, for the typesetter. Words come in as data (`book`, JSON) and are set as
 * they are; the facts are attached. GB/T 9704: A4, its margins, 三号 text with 28 pt lines; tables of hairlines whose
 * heads repeat and whose rows do not split, wide ones on their side.
 */
export const pagesSource = `
#let book = json(bytes(sys.inputs.book))
#let lines(texts) = texts.join(linebreak())

#set document(title: book.plainTitle, author: book.unit, date: datetime(
  year: book.date.at(0), month: book.date.at(1), day: book.date.at(2),
))
#set text(
  font: "Noto Serif SC", fallback: false, lang: "zh", region: "cn", size: 16pt,
  number-width: "tabular", cjk-latin-spacing: none, overhang: false,
)
#let upright = (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)
#let lying = (top: 26mm, bottom: 25mm, left: 23mm, right: 23mm)
#let folio = context {
  let page = counter(page).get().first()
  set text(size: 12pt)
  align(if calc.odd(page) { right } else { left }, pad(x: 5mm)[— #page —])
}
#set page(paper: "a4", margin: upright, footer: folio, footer-descent: 8mm)
#set par(leading: 12pt, spacing: 12pt, justify: false)
#set heading(numbering: none)
#let fitted(width, body) = align(center, if width == none { body } else { block(width: width * 1em, body) })
#show heading: it => {
  if it.supplement.func() == metadata {
    let (lines, points) = it.supplement.value
    set text(size: points * 1pt, weight: "bold")
    set par(leading: 7pt)
    block(width: 100%, above: 16pt, below: 9pt, sticky: true, align(center, lines))
  } else {
    set text(size: 16pt, weight: if it.level < 3 { "bold" } else { "regular" })
    block(above: 18pt, below: 12pt, sticky: true, inset: (left: 2em), it.body)
  }
}
#show outline.entry: set block(above: 9pt)

#let line-above(left, right) = block(width: 100%, above: 5pt, below: 4pt, sticky: true, {
  set text(size: 10.5pt)
  set par(leading: 5pt)
  grid(columns: (1fr, auto), column-gutter: 1em, align: (start + bottom, end + bottom), left, right)
})

#let sides = (left: horizon + left, center: horizon + center, right: horizon + right)
#let head-cell(cell) = table.cell(
  x: cell.x, y: cell.y, colspan: cell.c, rowspan: cell.r, align: horizon + center, strong(lines(cell.t)),
)
#let body-cell(cell) = {
  if type(cell) == str { return cell }
  let body = if cell.b { strong(lines(cell.t)) } else { lines(cell.t) }
  table.cell(
    x: cell.x, y: cell.y, colspan: cell.c, rowspan: cell.r, breakable: cell.r > 1,
    if cell.i > 0 { pad(left: cell.i * 1em, body) } else { body },
  )
}

#let table-of(it) = {
  if it.title.len() > 0 {
    heading(level: it.level, supplement: metadata((lines(it.title), it.titlePoints)), it.name)
  }
  for line in it.alone { line-above(line, []) }
  if it.left != "" or it.right != "" { line-above(it.left, it.right) }
  set text(size: it.points * 1pt, top-edge: 0.98em, bottom-edge: -0.22em)
  set par(leading: 0pt, justify: false)
  let head = it.head.map(head-cell)
  block(above: 3pt, below: 8pt, breakable: not it.keep, sticky: it.lead, table(
    columns: it.widths.map(share => share * 1fr),
    align: it.aligns.map(side => sides.at(side)),
    rows: it.rows * (auto,),
    inset: (x: 3pt, y: it.inset * 1pt),
    stroke: 0.5pt + black,
    ..if it.heads > 0 { (table.header(repeat: true, ..head),) },
    ..it.body.map(body-cell),
  ))
  if it.note.len() > 0 {
    block(above: 5pt, below: 12pt, { set text(size: 10.5pt); lines(it.note) })
  }
}

#let part-of(it) = {
  if it.kind == "heading" and it.isTitle {
    heading(level: it.level, supplement: metadata((fitted(it.titleWidth, lines(it.text)), 18)), lines(it.text))
  }
  else if it.kind == "heading" { heading(level: it.level, lines(it.text)) }
  else if it.kind == "paragraph" { 
    block(sticky: it.lead, par(first-line-indent: (amount: 2em, all: true), lines(it.text)))
  }
  else if it.kind == "table" { table-of(it) }
  else if it.kind == "contents" {
    align(center, block(below: 20pt, text(size: 22pt, weight: "bold", lines(it.text))))
    set text(size: 12pt)
    context outline(title: none, indent: 1em, depth: 3, target: selector(heading).after(here()))
  }
  else { pagebreak(weak: true) }
}

#pdf.attach(
  "mingzhang-facts.json", bytes(sys.inputs.facts),
  mime-type: "application/json", relationship: "data", description: "mingzhang",
)
#let title-block = text(size: 22pt, weight: "bold", {
  set par(leading: 14pt)
  fitted(book.titleWidth, lines(book.title))
})
#if book.cover {
  page(footer: none, {
    v(55mm)
    title-block
    v(1fr)
    align(center, { book.unit; parbreak(); book.issued })
    v(25mm)
  })
  counter(page).update(1)
}
#for (index, run) in book.runs.enumerate() {
  set page(flipped: run.landscape, margin: if run.landscape { lying } else { upright })
  if index == 0 and not book.cover { title-block; v(12pt) }
  for part in run.parts { part-of(part) }
}
#if book.runs.len() == 0 and not book.cover { title-block }
`
