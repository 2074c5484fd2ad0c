import type { Refusal } from '@mingzhang/model'
import type { ReportFile } from '@mingzhang/writers/report'
import type { ReadFacts } from './reader/messages.ts'

/** 一份文件 A file that was dropped, or one in a bundle, and how far it is. */
export type Item = {
  readonly key: string
  /** The file that was dropped, of which it is a member or which it is. */
  readonly of: string
  readonly name: string
  readonly state: 'waiting' | 'reading' | 'checking' | 'done' | 'refused' | 'stopped'
  readonly facts: ReadFacts | null
  readonly file: ReportFile | null
  readonly refusal: Pick<Refusal, 'what' | 'why' | 'toDo'> | null
}

export const waitingItem = (key: string, name: string): Item => ({
  key,
  of: key,
  name,
  state: 'waiting',
  facts: null,
  file: null,
  refusal: null,
})

export const isUnderWay = ({ state }: Item): boolean =>
  state === 'waiting' || state === 'reading' || state === 'checking'
