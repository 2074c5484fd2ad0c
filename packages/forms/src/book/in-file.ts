/** 文件里的写法 How something to be done is written in the file of a book (docs/book.md). */
export const inFile = (words: string): string => `（账本文件：${words}）`

/** 不说文件 The same words for somebody who has pages before him and no file. */
export const withoutFile = (text: string): string => text.replace(/（账本文件：[^（）]*）/gu, '')
