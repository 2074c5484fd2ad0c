import { type AuditFunction, livingRooms } from '@mingzhang/server'
import type { Store } from '@mingzhang/store'

/** 演示内容 Makes what a newcomer finds in the rooms, and says so. A failure is told and stops nothing. */
export async function furnishRooms(store: Store, audit: AuditFunction): Promise<void> {
  try {
    const { book, year, edition } = await livingRooms(store, new Date(), audit)
    const made = [
      ...(year ? ['一年绩效（模拟数据）'] : []),
      ...(book ? ['一本下年账本'] : []),
      ...(edition ? ['一份公开稿'] : []),
    ]
    if (made.length > 0) process.stdout.write(`演示内容已备好：${made.join('、')}\n`)
  } catch (error) {
    process.stderr.write(`演示内容没有建成：${error instanceof Error ? error.message : String(error)}\n`)
  }
}
