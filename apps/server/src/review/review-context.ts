import type { Person } from '@mingzhang/cycle'
import { type BatchKey, listBatches, type ReviewBatch } from '@mingzhang/store'
import type { ServerContext } from '../people/server-context.ts'
import { HttpProblem, type Problem } from '../problem.ts'
import type { BatchRunner } from './batch-runner.ts'
import type { BriefShelf } from './brief-documents.ts'

/** 审核环境 What the routes of the review desk share. */
export type ReviewContext = ServerContext & { readonly runner: BatchRunner; readonly shelf: BriefShelf }

/** Whoever stands above the whole tree has a desk of its own. */
const topDesk = '*'

/** 审核台 The desk a person works at: that of the organisation. */
export const deskOf = ({ organisation }: Person): string => organisation ?? topDesk

/** 取批次 The batch of this desk; 404 when there is none. */
export async function batchOf({ store }: ServerContext, key: BatchKey): Promise<ReviewBatch> {
  const [batch] = await listBatches(store, key.desk, key.id)
  if (!batch) throw new HttpProblem(404, unknownBatch())
  return batch
}

const unknownBatch = (): Problem => ({
  what: '审核台上没有这一批。',
  why: '它可能已被移走，或者属于别的单位的审核台。',
  toDo: '请回到审核台重新打开。',
})

export const wrongBatchMove = (): Problem => ({
  what: '这一批现在不能这样做。',
  why: '它已经读完、停止，或别人刚改了它的状态。',
  toDo: '请刷新后再看。',
})

export const unknownNotice = (): Problem => ({
  what: '没有这份通知。',
  why: '它可能属于别的单位的审核台。',
  toDo: '请回到审核台重新打开。',
})

export const nothingAccepted = (): Problem => ({
  what: '没有可以通知的问题。',
  why: '通知只列采纳的和退回说明的问题，所选文件里还没有这样的。',
  toDo: '请先决定要整改或说明的问题，再出通知。',
})

export const unknownFindings = (): Problem => ({
  what: '有的问题不在这些文件里，一条也没有记。',
  why: '页面可能是旧的：文件已删除，或者问题的编号不对。',
  toDo: '请刷新后再做。',
})

export const unknownDeed = (): Problem => ({
  what: '没有可撤回的这次决定，什么也没有改。',
  why: '它已经被撤回，或者属于别的单位的审核台。',
  toDo: '请刷新后再看。',
})

export const decidedAnew = (count: number): Problem => ({
  what: `这 ${count} 处后来都有人重新决定过，没有撤回。`,
  why: '撤回只恢复没有再动过的意见，不覆盖别人后来的决定。',
  toDo: '请看“决定记录”里最近的一次，从那里撤起。',
})

export const unknownRule = (): Problem => ({
  what: '没有这条规则，没有更改。',
  why: '规则书里找不到它。',
  toDo: '请刷新后再做。',
})

export const switchedAlready = (off: boolean): Problem => ({
  what: off ? '这条规则已经停用，没有再改。' : '这条规则已经启用，没有再改。',
  why: '别人刚刚改过。',
  toDo: '请刷新后看看是谁、为什么。',
})

export const tooMuchAtOnce = (megabytes: number): Problem => ({
  what: `这一批解开以后超过 ${megabytes} MB，一份也没有放上审核台。`,
  why: '一次放入的文件先全部收齐再存，太多会占满内存。',
  toDo: '请分几次放入；看看里面有没有夹带大图片或别的东西。',
})
