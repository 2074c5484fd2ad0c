import type { Refusal } from '@mingzhang/model'

/** 转换失败 The program ended without a result. */
export const conversionFailed = (program: string): Refusal => ({
  id: 'converting/failed',
  what: `${program} 没能转换这份文件。`,
  why: '文件可能已经损坏、设了密码，或者不是它名字所说的格式。',
  toDo: '请用办公软件打开，另存为 docx、xlsx 或 PDF 后再试。',
})

/** 转换超时 The program took too long and was ended. */
export const conversionTooLong = (program: string, seconds: number): Refusal => ({
  id: 'converting/took-too-long',
  what: `${program} 转换这份文件超过 ${seconds} 秒，已经停止。`,
  why: '文件过于庞大或结构异常。',
  toDo: '请把文件拆小，或另存为 docx、xlsx 后再试。',
})
