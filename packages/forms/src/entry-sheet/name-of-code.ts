import { departmentalAccounts, formerNames, functionalAccounts, governmentalAccounts } from '@mingzhang/law'
import type { BookProblem } from '@mingzhang/model'

const catalogues = {
  func: functionalAccounts,
  econ: departmentalAccounts,
  gov: governmentalAccounts,
} as const

const words = { func: '功能科目', econ: '部门经济科目', gov: '政府经济科目' } as const

/**
 * 编码与名称 A name beside a code that the account no longer bears in the year of the book, or that another account bears.
 * Warned of, because the catalogues are not complete.
 */
export function codeProblems(
  where: string,
  fields: { readonly [field: string]: string },
  year: number | null,
): BookProblem[] {
  return (['func', 'econ', 'gov'] as const).flatMap((account): BookProblem[] => {
    const code = fields[account] ?? ''
    if (!/^\d+$/u.test(code)) return []
    const name = fields[`${account}.name`]?.replace(/^[\d\s\-—]+/u, '')
    return name === undefined || name === '' ? [] : nameProblem(where, account, code, name, year)
  })
}

function nameProblem(
  where: string,
  account: 'func' | 'econ' | 'gov',
  code: string,
  name: string,
  year: number | null,
): BookProblem[] {
  const { byCode } = catalogues[account]()
  const own = byCode.get(code)
  if (!own || own.some((one) => one.name === name)) return []
  const former = formerNames().find((one) => one.code === code && one.former === name)
  if (former) {
    if (year === null || year < former.since) return []
    return [
      {
        id: 'book/name-of-other-year',
        severity: 'warning',
        where,
        what: `${where}的${words[account]} ${code} 写的是旧名“${name}”`,
        why: `${former.since} 年起它叫“${former.current}”，这一行可能是别的年度的`,
        toDo: '请核对这一行是不是当年的；公开表会印当年的名称',
      },
    ]
  }
  const others = [...byCode].filter(([, accounts]) => accounts.some((one) => one.name === name))
  const [other] = others
  if (!other || others.length > 1) return []
  return [
    {
      id: 'book/name-of-other-code',
      severity: 'warning',
      where,
      what: `${where}的${words[account]} ${code} 与名称“${name}”对不上`,
      why: `${code} 是${own[0]?.name ?? ''}；“${name}”的编码是 ${other[0]}`,
      toDo: '请核对编码和名称哪一个写错了；现在按编码读',
    },
  ]
}
