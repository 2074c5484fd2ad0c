import type { Role } from '@mingzhang/cycle'
import { type DemonstrationAccount, demonstration, firstLinkHours, firstStart } from '@mingzhang/server'
import type { Store } from '@mingzhang/store'
import { alignColumns } from '../terminal/columns.ts'

/**
 * 怎样登录 What to tell at the start: a one-time link while the administrator has no password, and at the first start of
 * a demonstration its accounts.
 *
 * @returns given the server's address, the lines
 */
export async function welcome(store: Store, samples: boolean): Promise<(address: string) => string[]> {
  const { first, token } = await firstStart(store, new Date())
  const accounts = first && samples ? await demonstration(store, new Date()) : []
  return (address) => [...linkLines(address, token), ...accountLines(accounts)]
}

const linkLines = (address: string, token: string | null): string[] =>
  token === null
    ? []
    : [
        `管理员登录（只能用一次，${firstLinkHours} 小时内有效；重新启动换新的）：`,
        `  ${signInAddress(address, token)}`,
      ]

/** The token stands behind the `#`: it is sent to no server, and written into no log, by opening the page. */
export const signInAddress = (address: string, token: string): string => `${address}/sign-in#link=${token}`

const roleNames: { readonly [R in Role]: string } = {
  compiler: '编制人',
  'unit-head': '单位负责人',
  department: '主管部门',
  'bureau-reviewer': '财政审核',
  'bureau-performance': '财政绩效',
  administrator: '管理员',
  public: '公众',
}

/** 角色名 A role in words. */
export const roleName = (role: Role): string => roleNames[role]

const accountLines = (accounts: readonly DemonstrationAccount[]): string[] =>
  accounts.length === 0
    ? []
    : [
        '演示账号（口令只显示这一次）：',
        ...alignColumns(
          accounts.map(({ role, login, password }) => ['', roleName(role), login, password]),
          ['left', 'left', 'left', 'left'],
        ),
      ]
