/** 公开稿用词 Every word that the writers of publications add to what they are given. */
export const publicationWords = {
  workbook: { contents: '目录', text: '情况说明', number: '表号', title: '表名', goesOn: '（续）' },
  page: {
    skip: '跳到正文',
    contents: '目录',
    table: '表格，可左右滑动',
  },
  pages: (page: string, total: string) => `第 ${page} 页，共 ${total} 页`,
} as const
