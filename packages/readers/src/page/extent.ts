/** 列 A column of print: from its leftmost to its rightmost character. */
export type Extent = { readonly from: number; readonly to: number }
