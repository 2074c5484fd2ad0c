import { audit } from '@mingzhang/audit'
import { expect, test } from 'vitest'
import type { AuditFunction } from '../audit-function.ts'
import { auditSheet } from '../audit-sheet.ts'
import { beginFromFile } from './begin-from-file.ts'

const reading: AuditFunction = async (bytes, name, options) =>
  options?.sheet ? auditSheet(bytes, name) : audit(bytes, name)

const set = (amount: string): string =>
  ['部门支出总表', '部门收入总表']
    .map((title) =>
      [
        `2025年${title}`,
        '单位：万元',
        '科目编码\t科目名称\t合计\t基本支出\t项目支出',
        `\t合计\t${amount}\t${amount}\t`,
        `2010301\t行政运行\t${amount}\t${amount}\t`,
      ].join('\n'),
    )
    .join('\n\n')

const begin = (text: string) =>
  beginFromFile(
    {
      ...{ fileName: '表册.txt', bytes: new TextEncoder().encode(text), as: 'same-year', year: 2025 },
      ...{ unitName: '某局', ownUnit: null },
    },
    reading,
    async () => () => null,
  )

test('an empty template begins a book, and it is told that there is no figure in it', async () => {
  const { working, problems } = await begin(set(''))
  expect(working).not.toBeNull()
  expect(problems[0]).toMatchObject({
    id: 'import/no-figures',
    severity: 'warning',
    where: '2025年部门支出总表',
    what: '文件里的 2 张表一个数都没有（第一张是“2025年部门支出总表”），账本里没有金额',
  })
})

test('a set with figures begins a book of them, without a word of that', async () => {
  const { problems } = await begin(set('30.00'))
  expect(problems.map(({ id }) => id)).not.toContain('import/no-figures')
})

test('a book that would hold up everybody is not read at all', async () => {
  const file = { fileName: '账本.yaml', as: 'same-year', unitName: null, ownUnit: null, year: null } as const
  const long = new Uint8Array(4 * 1_024 * 1_024 + 1).fill(0x20)
  const begun = beginFromFile({ ...file, bytes: long }, reading, async () => () => null)
  await expect(begun).rejects.toMatchObject({ statusCode: 413 })
})
