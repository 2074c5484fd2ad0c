import type { Problem } from '../problem.ts'

export const unknownBook = (): Problem => ({
  what: '没有这本账。',
  why: '它可能已被删除，或者链接写错了。',
  toDo: '请回到账本列表重新打开。',
})

export const notABook = (why: string): Problem => ({
  what: '送来的内容不是账本。',
  why,
  toDo: '请刷新页面；若直接调用接口，请对照账本格式说明。',
})

export const notASheet = (): Problem => ({
  what: '文件里没有表格。',
  why: '分录表应当有列名，每条分录一行。',
  toDo: '请从一体化系统导出 Excel 再选；扫描件和图片读不出分录。',
})

export const notAMapping = (): Problem => ({
  what: '送来的内容不是列的对照。',
  why: '其中没有列名和用处。',
  toDo: '请刷新页面再定一次。',
})

export const unitUnknown = (lack: string): Problem => ({
  what: `文件里没有写明${lack}。`,
  why: '账本要有单位全称和预算年度。',
  toDo: `请填写${lack}。`,
})

export const unitOutOfReach = (name: string, own: readonly string[]): Problem => ({
  what: `您不能编“${name}”的账本。`,
  why:
    own.length === 0
      ? '您的账号没有归属任何单位。'
      : `您可以编的单位：${own.slice(0, 3).join('、')}${own.length > 3 ? ` 等 ${own.length} 个` : ''}。`,
  toDo: '请核对单位名称和文件；要编这个单位的，请管理员调整您的账号。',
})

export const bookExists = (year: number): Problem => ({
  what: `这个单位 ${year} 年的账本已经有了。`,
  why: '一个单位一年只有一本账。',
  toDo: '请打开已有的账本；要重新编制，请先在其中恢复到所需的版本。',
})

export const savedSince = (name: string): Problem => ({
  what: `${name} 在您之后存过，您的改动没有写上去，也没有丢。`,
  why: '两个人同时改一本账，后存的不能盖掉先存的。',
  toDo: '各改各格的会自动合并；同一格两人都改的，请选一个数再存。',
})

export const notEditable = (): Problem => ({
  what: '账本现在不能改。',
  why: '它已经提交或批准，改动须先退回或调整。',
  toDo: '请先撤回提交，或由批准的人退回；已公开的，由批准的人按“调整”。',
})

export const notInState = (): Problem => ({
  what: '账本的状态已经变了，没有执行。',
  why: '别人先一步提交、退回或又存了一版。',
  toDo: '请刷新后再看。',
})

const gates: { readonly [move: string]: string } = { submit: '提交', approve: '批准', publish: '公开' }

export const heldBack = (count: number, move: string): Problem => ({
  what: `还有 ${count} 处错误，不能${gates[move] ?? '提交'}。`,
  why: '有错误的账本不能公开；增减超过幅度的必须写明原因。',
  toDo: '请逐条改正后再提交。',
})

export const stillAdjusted = (version: number | null): Problem => ({
  what: '调整没有取消：账本已经改过，与公开的一版不同。',
  why: '取消以后，账本须与公开稿一致，否则没有批准过的数就成了公开的。',
  toDo:
    version === null
      ? '公开稿已经收回，请改好后重新提交、批准、公开。'
      : `请先在“版本”里恢复到第 ${version} 版，再取消调整；要保留改动的，请重新提交、批准、公开。`,
})

export const reasonNeeded = (): Problem => ({
  what: '没有写明理由，没有执行。',
  why: '退回和调整都须说明理由，编制的人才知道改什么。',
  toDo: '请写明理由。',
})

export const ownSubmission = (): Problem => ({
  what: '提交的人不能批准，没有执行。',
  why: '提交和批准是不相容的两个岗位，另有人可以批准这本账。',
  toDo: '请由另一位有批准权限的人批准或退回。',
})

export const unknownFormat = (known: readonly string[]): Problem => ({
  what: '没有这种格式。',
  why: '这台服务器写不了这种格式的文件。',
  toDo: `可用的格式：${known.join('、')}。`,
})

/** Ten times the longest book seen; with more, compiling one would hold up everybody. */
export const mostLines = 10_000

export const tooManyLines = (lines: number) => ({
  what: '账本没有存：分录太多。',
  why: `有 ${lines} 条分录，一本账最多 ${mostLines} 条。`,
  toDo: '请按单位分开编，或把同一科目、同一项目的分录合并。',
})
