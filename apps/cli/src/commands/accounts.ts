import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { alignColumns } from '../terminal/columns.ts'
import { complainShort } from '../terminal/complain.ts'
import { terminalText } from '../terminal/terminal-text.ts'
import { withStore } from '../with-store.ts'

/** `accounts [--link LOGIN]`: who can sign in; a one-time link for who has lost the password. */
export function addAccountsCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('accounts')
    .description('列出账号，或给忘记口令的人一个登录链接')
    .usage('[选项]')
    .option('--link <login>', '给这个登录名一个一次性登录链接，24 小时内有效')
    .action(async ({ link }: { readonly link?: string }) => {
      const done = await withStore((store) => (link === undefined ? list(store) : giveLink(store, link)))
      exit(done ? 0 : 2)
    })
}

type Opened = Parameters<Parameters<typeof withStore>[0]>[0]

async function list(store: Opened): Promise<boolean> {
  const { listAccounts } = await import('@mingzhang/store')
  const { roleName } = await import('../serve/welcome.ts')
  const accounts = await listAccounts(store)
  if (accounts.length === 0) process.stdout.write('还没有账号；第一次运行 mingzhang serve 时建管理员 admin\n')
  const rows = accounts.map((account) => [
    account.login,
    account.name,
    account.organisation ?? '全部机构',
    account.roles.map(roleName).join('、'),
    account.disabled ? '停用' : '',
  ])
  for (const line of alignColumns(rows, ['left', 'left', 'left', 'left', 'left']))
    process.stdout.write(`${terminalText(line)}\n`)
  return true
}

async function giveLink(store: Opened, login: string): Promise<boolean> {
  const { firstLinkHours, linkForLogin } = await import('@mingzhang/server')
  const { signInAddress } = await import('../serve/welcome.ts')
  const token = await linkForLogin(store, login, new Date(), firstLinkHours)
  if (token === null) {
    complainShort({
      id: 'people/unknown-login',
      what: `没有登录名是“${login}”的可用账号。`,
      why: '登录名写错了，或者账号已停用。',
      toDo: '请用 mingzhang accounts 看看有哪些账号。',
    })
    return false
  }
  process.stdout.write(`启动明账后，在它的地址后面接上：\n  ${signInAddress('', token)}\n`)
  return true
}
