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
    .action(async (action: 'verify' | 'export') => {
      let broken = false
      const opened = await withStore(async (store) => {
        if (action === 'export') await exportLog(store)
        else broken = !(await verifyLog(store))
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

async function verifyLog(store: Opened): Promise<boolean> {
  const { checkWholeLog } = await import('@mingzhang/server')
  const checked = await checkWholeLog(store)
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
