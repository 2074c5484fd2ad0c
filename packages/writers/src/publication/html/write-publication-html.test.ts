import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { factsOf } from '../facts/embedded-facts.ts'
import { readEmbeddedFacts } from '../facts/read-embedded-facts.ts'
import { samples } from '../tests/publication-of-sample.ts'
import { expectRoundTrip, verdicts } from '../tests/round-trip.ts'
import { hostile, smallSet } from '../tests/sample-publications.ts'
import { pageStyle, pageStyleHash } from './page-style.ts'
import { writePublicationHtml } from './write-publication-html.ts'

const write = (publication: typeof smallSet) =>
  writePublicationHtml(publication, factsOf(publication, verdicts))
const pageOf = (publication: typeof smallSet) => new TextDecoder().decode(write(publication))

describe('公开稿（网页）', () => {
  it('策略只放行自己的样式', () => {
    const hash = createHash('sha256').update(pageStyle).digest('base64')
    expect(pageStyleHash).toBe(`sha256-${hash}`)
    expect(pageOf(smallSet)).toContain(`style-src &#39;${pageStyleHash}&#39;`)
    expect(pageOf(smallSet)).not.toMatch(/\sstyle="|<img|<link|https?:/u)
  })

  it('目录链到标题和表，表头有范围，数带着金额、单位和坐标', () => {
    const page = pageOf(smallSet)
    expect(page).toContain('<li class="l2"><a href="#s5">表一　2024年部门收支预算总表</a></li>')
    expect(page).toContain('<h3 id="s5">表一　2024年部门收支预算总表</h3>')
    expect(page).toContain('<th scope="colgroup" colspan="2">收入</th>')
    expect(page).toContain(
      '<data value="780.00" data-unit="万元" data-key="measure=money year=2024">780.00</data>',
    )
    expect(page).toContain(
      'class="r" data-amount="47.00" data-unit="万元" data-key="measure=money article=threePublic">',
    )
    expect(page).toContain('<div class="lying break">')
  })

  it('标题不跳级：一下面直接是三，也只深一级', () => {
    const heading = (level: 1 | 2 | 3, text: string) => ({ kind: 'heading', level, text }) as const
    const page = pageOf({
      ...smallSet,
      parts: [
        heading(1, '二、总体情况'),
        heading(3, '1、收入'),
        heading(3, '2、支出'),
        heading(2, '（一）其他'),
      ],
    })
    expect(page.match(/<h\d[^>]*>[^<]+/gu)?.slice(-4)).toEqual([
      '<h2 id="s1" class="prose">二、总体情况',
      '<h3 id="s2" class="prose">1、收入',
      '<h3 id="s3" class="prose">2、支出',
      '<h3 id="s4" class="prose">（一）其他',
    ])
  })

  it('一样的稿子一样的字节；敌意文字不成标记', () => {
    expect(write(structuredClone(smallSet))).toEqual(write(smallSet))
    expect(pageOf(hostile).match(/<script/gu)).toHaveLength(1)
    expect(pageOf(hostile)).not.toMatch(/[\0\u202e]/u)
    expect(readEmbeddedFacts(write(hostile))).toEqual(factsOf(hostile, verdicts))
  })
})

test.each(samples)('%s 写出来再读，陈述相同', async (name) => {
  await expectRoundTrip(name, writePublicationHtml)
})
