import { performanceZhCn } from '../words/performance.zh-cn.ts'

export { PerformanceRoom } from '../performance/performance-room.tsx'

/** 绩效 What the room of performance says. */
export const words = { performance: performanceZhCn }
