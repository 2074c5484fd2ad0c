import type { Severity } from '@mingzhang/model'
import { words } from '../words.ts'

/** 批注词表 Every word that stands in the notes put into an original. */
export const annotateWords = {
  author: words.page.brand,
  initials: '明',
  /** Head of the note at the figure that is likeliest wrong. */
  culprit: (severity: Severity, index: number) => `【${words.severity[severity]} ${index}】`,
  /** Head of a note at another place of the same finding. */
  related: (severity: Severity, index: number) => `【${words.severity[severity]} ${index} 的相关处】`,
  seeCulprit: (where: string) => `主要位置：${where}`,
  figures: (stated: string, expected: string, difference: string, allowance: string, unit: string) =>
    `${words.finding.stated} ${stated}，${words.finding.expected} ${expected}，${words.finding.difference} ${difference}，${words.finding.allowance} ${allowance}${unit === '' ? '' : `（${unit}）`}`,
  labelled: (label: string, text: string) => `${label}${words.colon}${text}`,
  more: (count: number) => `（此处另有 ${count} 条，见核对报告）`,
  homeless: '以下问题在原文里没有可标的位置：',
  annotated: '批注',
  text: {
    title: (name: string) => `批注 · ${name}`,
    heading: '原文批注',
    summary: (count: number, lines: number) => `问题 ${count} 条，原文 ${lines} 行`,
    none: '没有发现问题',
    homeless: '在原文里没有可标位置的问题',
    source: '原文',
    line: (line: number) => `第 ${line} 行`,
    marked: (index: number) => `第 ${index} 条问题`,
    related: (index: number) => `第 ${index} 条问题的相关处`,
  },
} as const

const refusal = (id: string, why: string, toDo: string) =>
  ({ ok: false, refusal: { id: `annotating/${id}`, what: '批注不了', why, toDo } }) as const

/** 批注不了 Why an original cannot carry notes. */
export const cannotAnnotate = {
  format: (format: string) =>
    refusal('format', `${format}格式不能带批注`, '请看核对报告，或把原件另存为 docx、xlsx、pdf 后再批注'),
  damaged: (format: string) =>
    refusal('damaged', `${format}文件的结构不完整，照原样改会损坏它`, '请用办公软件打开后另存一份再批注'),
  encrypted: refusal(
    'encrypted',
    'PDF 设了密码或限制编辑，批注写不进去',
    '请用没有加密的原件，或另存为不加密的 PDF 后再批注',
  ),
} as const
