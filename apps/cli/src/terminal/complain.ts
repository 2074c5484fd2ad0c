import type { Refusal } from '@mingzhang/model'
import { terminalText } from './terminal-text.ts'

/** One clear line on standard error. */
export const complain = (text: string): void => {
  process.stderr.write(`mingzhang: ${terminalText(text)}\n`)
}

/** A refused file: which, what, why, what to do, on one line. */
export const complainOf = (file: string, { what, why, toDo }: Refusal): void =>
  complain(`${file}：${[what, why, toDo].map((part) => part.replace(/。$/u, '')).join('；')}`)

/** A refusal that is not about a file. */
export const complainShort = ({ what, why, toDo }: Refusal): void => complain(`${what}${why}${toDo}`)
