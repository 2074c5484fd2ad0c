import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { complainShort } from '../terminal/complain.ts'

/** `mcp`: the store for programs that ask in the Model Context Protocol, over standard input and output. */
export function addMcpCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('mcp')
    .description('供智能助手查询库中文件（MCP，只读，标准输入输出）')
    .usage('[选项]')
    .action(async () => {
      const { openConfiguredStore } = await import('../open-store.ts')
      const opened = await openConfiguredStore(new Date().toISOString())
      if (!opened.ok) {
        complainShort(opened.refusal)
        exit(2)
        return
      }
      const { serveStdio } = await import('@modelcontextprotocol/server/stdio')
      const { mcpServer } = await import('../mcp/mcp-server.ts')
      const store = opened.value
      serveStdio(() => mcpServer(store, program.version() ?? ''))
      await new Promise<void>((resolve) => process.stdin.once('close', resolve))
      await store.close()
      exit(0)
    })
}
