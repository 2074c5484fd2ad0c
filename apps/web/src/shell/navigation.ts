import type { Right } from '@mingzhang/cycle'
import type { Words } from '../words/zh-cn.ts'

/** 导航项 A room in the main navigation, shown to whoever has its right. */
export type Room = {
  readonly path: string
  readonly label: (words: Words) => string
  readonly right: Right
  /** Addresses that belong to the room besides those below its path. */
  readonly also?: RegExp
}

/** 主导航 The rooms, in order. */
export const rooms: readonly Room[] = [
  { path: '/', label: (words) => words.app.documents, right: 'document.read', also: /^\/documents\// },
  { path: '/review', label: (words) => words.nav.review, right: 'review.read' },
  { path: '/open', label: (words) => words.nav.open, right: 'open.read' },
  { path: '/books', label: (words) => words.nav.books, right: 'book.read' },
  { path: '/performance', label: (words) => words.nav.performance, right: 'performance.read' },
  { path: '/admin', label: (words) => words.nav.admin, right: 'people.manage' },
]

/** Is the address in this room? */
export const isInRoom = ({ path, also }: Room, address: string): boolean =>
  address === path || (path !== '/' && address.startsWith(`${path}/`)) || (also?.test(address) ?? false)
