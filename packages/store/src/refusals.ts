import type { Refusal } from '@mingzhang/model'

/** 占用 The folder is open in another process (or in this one). */
export const heldByProcess = (holder: {
  readonly pid: number
  readonly openedAt: string | null
}): Refusal => ({
  id: 'store/folder-in-use',
  what: `数据文件夹正被进程 ${holder.pid} 使用，没有打开。`,
  why: `该进程${holder.openedAt ? `自 ${holder.openedAt} 起` : ''}占用着它；两个程序同时写同一个文件夹会损坏数据。`,
  toDo: `请使用已经运行的明账，或先结束进程 ${holder.pid} 再试；多人同时使用请改接 PostgreSQL。`,
})

/** 别处占用 The folder is marked as open on another machine, whose processes cannot be seen from here. */
export const heldByMachine = (holder: {
  readonly pid: number
  readonly machine: string
  readonly lockFile: string
}): Refusal => ({
  id: 'store/folder-in-use-elsewhere',
  what: `数据文件夹被标记为正由计算机 ${holder.machine} 的进程 ${holder.pid} 使用，没有打开。`,
  why: '从这台计算机看不到那个进程是否还在运行，贸然打开会损坏数据。',
  toDo: `请先在那台计算机上关闭明账；确认它已经关闭后，可删除文件 ${holder.lockFile} 再试。`,
})

/** 锁文件读不懂 The lock file exists but cannot be read. */
export const unreadableLock = (lockFile: string): Refusal => ({
  id: 'store/lock-unreadable',
  what: '数据文件夹的锁文件读不懂，没有打开。',
  why: '它可能是别的程序写的，无法判断数据是否正被使用。',
  toDo: `请确认没有程序正在使用该文件夹，然后删除文件 ${lockFile} 再试。`,
})

/** 文件夹不可用 The folder cannot be made or written. */
export const folderUnusable = (folder: string, code: string): Refusal => ({
  id: 'store/folder-unusable',
  what: `数据文件夹 ${folder} 无法使用。`,
  why: `系统不允许在那里建立或写入文件（${code}）。`,
  toDo: '请换一个可以写入的文件夹，或修正它的权限。',
})

/** 内置库打不开 The embedded database does not start on this folder. */
export const embeddedUnusable = (folder: string): Refusal => ({
  id: 'store/database-unusable',
  what: `数据文件夹 ${folder} 里的数据库打不开。`,
  why: '文件可能已经损坏，或是由不相容的版本建立的。',
  toDo: '请从备份恢复该文件夹，或换一个空文件夹重新导入。',
})

/** 连不上 The server of the URL does not answer or does not let us in. The URL itself may hold a password. */
export const serverUnreachable = (server: string, code: string): Refusal => ({
  id: 'store/server-unreachable',
  what: `连不上数据库服务器 ${server}。`,
  why: `服务器没有应答，或拒绝了这个用户（${code}）。`,
  toDo: '请检查 DATABASE_URL 的主机、端口、用户、口令和库名，并确认 PostgreSQL 正在运行。',
})

/** 地址写错 The URL is not the URL of a PostgreSQL server. */
export const badUrl = (): Refusal => ({
  id: 'store/bad-url',
  what: 'DATABASE_URL 写得不对。',
  why: '它不是 PostgreSQL 的连接地址。',
  toDo: '请写成 postgres://用户:口令@主机:端口/库名 的形式。',
})

/** 编码不符 The server's database is not in UTF-8. */
export const notUtf8 = (encoding: string): Refusal => ({
  id: 'store/not-utf8',
  what: `数据库的编码是 ${encoding}，不是 UTF8。`,
  why: '其他编码装不下全部汉字，存进去会丢字。',
  toDo: "请用 create database … encoding 'UTF8' template template0 建一个新库。",
})

/** 库表较新 A newer version has changed the schema. */
export const newerSchema = (): Refusal => ({
  id: 'store/newer-schema',
  what: '这个数据库已由更新版本的明账升级过，没有打开。',
  why: '旧版本不认识新的库表，写入会破坏数据。',
  toDo: '请升级明账后再打开。',
})
