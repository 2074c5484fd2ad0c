import type { LogHead } from '@mingzhang/cycle'
import { type Command, InvalidArgumentError } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { withStore } from '../with-store.ts'

const faults = { missing: '编号不连续，有条目被删去', moved: '与前一条接不上', changed: '内容被改过' }

/** `log verify|export`: is the log whole, and all of it as lines. */
export function addLogCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('log')
    .description('核验或导出操作日志')
    .usage('<verify|export>')
    .argument('<做什么>', 'verify 核验整条链；export 逐条写到标准输出', actionOf)
    .option('--known <number:hash>', '核验时对照先前抄下的链尾，如 120:3fa9…', knownOf)
    .action(async (action: 'verify' | 'export', { known }: { readonly known?: LogHead }) => {
      let broken = false
      const opened = await withStore(async (store) => {
        if (action === 'export') await exportLog(store)
        else broken = !(await verifyLog(store, known))
        return true
      })
      exit(opened ? (broken ? 1 : 0) : 2)
    })
}

function actionOf(text: string): 'verify' | 'export' {
  if (text === 'verify' || text === 'export') return text
  throw new InvalidArgumentError('只能是 verify 或 export')
}

type Opened = Parameters<Parameters<typeof withStore>[0]>[0]

function knownOf(text: string): LogHead {
  const [, ordinal, hash] = /^(\d{1,15}):([0-9a-f]{64})$/u.exec(text.trim()) ?? []
  if (ordinal === undefined || hash === undefined)
    throw new InvalidArgumentError('写作 编号:散列，散列是 64 位十六进制')
  return { ordinal: Number(ordinal), hash }
}

async function verifyLog(store: Opened, known: LogHead | undefined): Promise<boolean> {
  const { checkWholeLog } = await import('@mingzhang/server')
  const checked = await checkWholeLog(store, known)
  const said = checked.whole
    ? `完整：共 ${checked.head.ordinal} 条，链尾 ${checked.head.hash}`
    : `不完整：第 ${checked.ordinal} 条${faults[checked.fault]}`
  process.stdout.write(`${said}\n`)
  return checked.whole
}

async function exportLog(store: Opened): Promise<void> {
  const { logLine } = await import('@mingzhang/cycle')
  const { readLog } = await import('@mingzhang/store')
  for await (const entry of readLog(store)) process.stdout.write(`${logLine(entry)}\n`)
}
