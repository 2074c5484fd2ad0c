import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { expect, test } from 'vitest'
import { asDocx, asHtml, asXlsx } from '../testing/render-blocks.ts'
import { readText } from '../text/read-text.ts'

const sample = new URL('../../../../samples/qinglong-office-affairs-2024.txt', import.meta.url)

test.each([
  ['docx', asDocx],
  ['html', asHtml],
  ['xlsx', asXlsx],
] as const)('a lost 万 that the law tells is told once in %s, too', async (_, render) => {
  const { blocks } = readText(readFileSync(sample, 'utf8'))
  const result = audit(await render(blocks), '公开稿')
  const findings = result.ok ? result.value.findings : []
  const told = findings.filter(({ cause }) => cause === 'wrong-unit')
  expect(told.map(({ rule, correction }) => [rule, correction?.from, correction?.to])).toEqual([
    ['text-and-table/same-money', '4元', '4万元'],
  ])
})
