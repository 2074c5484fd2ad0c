import { openZhCn } from '../words/open.zh-cn.ts'

export { OpenRoom } from '../open/open-room.tsx'

/** 公开账 What the open book says. */
export const words = { open: openZhCn }
