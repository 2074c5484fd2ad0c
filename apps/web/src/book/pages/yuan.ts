import { formatAmount } from '@mingzhang/model'

/** 元 with two decimals, from 分. */
export const yuan = (fen: number): string => formatAmount({ value: fen, step: 1, unit: '元' }, 2)
