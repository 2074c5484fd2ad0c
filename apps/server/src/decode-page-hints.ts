/** 先取的参数 A parameter of an answer to fetch: fixed, or taken from one of the page. */
export type AskedParameter = {
  readonly name: string
  readonly is?: string
  readonly from?: string
  readonly otherwise?: string
  readonly needed?: boolean
  readonly every?: boolean
}

/** 先取的答复 An answer a page will ask for; `:name` in its path is a part of the page's path. */
export type Asked = {
  readonly path: string
  readonly query?: readonly AskedParameter[]
  readonly unless?: string
  readonly bare?: boolean
}

/** 页的指引 What the addresses that fit the pattern need at first: files of the app and answers. */
export type PageHint = {
  readonly page: RegExp
  readonly files: readonly string[]
  readonly asks: readonly Asked[]
}

/** 读页的指引 Reads pages.json, which the build of the web app writes; without a readable one there are no hints. */
export function decodePageHints(text: string): readonly PageHint[] {
  try {
    const written: readonly (Omit<PageHint, 'page'> & { readonly page: string })[] = JSON.parse(text)
    return written.map(({ page, files, asks }) => ({ page: new RegExp(page, 'u'), files, asks }))
  } catch {
    return []
  }
}
