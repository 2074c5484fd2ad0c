import type { Refusal } from '@mingzhang/model'

/** 拒收 A refusal as the answer of a reader. */
export const refused = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
})

/** 文件损坏 The file ends early or contradicts itself. */
export const damaged = (format: string): Refusal => ({
  id: 'reading/damaged',
  what: `这个${format}已经损坏，读不出来。`,
  why: '文件不完整，或者内容与格式不符。',
  toDo: '请重新下载，或用办公软件打开后另存一份再试。',
})

/** 加密 The file is locked by a password. */
export const passwordNeeded = (format: string): Refusal => ({
  id: 'reading/password',
  what: `这个${format}设了打开密码。`,
  why: '加密的内容没有密码读不出来。',
  toDo: '请用办公软件打开，去掉密码后另存一份再试。',
})

/** 超出限度 The file asks for more than a reader may take on. */
export const beyondLimits = (what: string): Refusal => ({
  id: 'reading/beyond-limits',
  what: `文件${what}，没有读。`,
  why: '正常的公开文件不会这样，继续读可能耗尽内存。',
  toDo: '请确认文件来源；确是公开文件的，请拆成几份再试。',
})

/** 文档类型声明 XML that declares a document type may carry entities that explode or reach outside. */
export const declaresType: Refusal = {
  id: 'reading/declares-type',
  what: '文件里有文档类型声明，没有读。',
  why: '办公软件不会写这种声明，它可以用来攻击读文件的程序。',
  toDo: '请用办公软件打开后另存一份再试。',
}

/** 多份文件 A bundle that is to be unpacked before one document of it is read. */
export const severalFiles = (count: number): Refusal => ({
  id: 'reading/several-files',
  what: `压缩包里有 ${count} 个文件，不是一份文件。`,
  why: '一次只读一份文件，压缩包要先拆开。',
  toDo: '请解压后把文件一份一份地读，或者一起读。',
})

/** 不支持的格式 A format that nobody here reads, and what to do instead. */
export const unsupported = (format: string, toDo: string): Refusal => ({
  id: 'reading/unsupported',
  what: `还不能直接读${format}。`,
  why: '这种格式没有公开，或不用来公开预算。',
  toDo,
})
