import type { Page } from 'playwright-core'

/** 演示里有什么 Addresses in the demonstration. */
export type Demonstration = {
  readonly book: string
  /** A year of performance of the catalogue of programmes. */
  readonly year: string
  /** A document with errors. */
  readonly read: string
}

/**
 * 等演示备好 The book and the year are made after the first page is served.
 *
 * @param page signed in, on a page of ours
 */
export async function demonstrationOf(page: Page): Promise<Demonstration> {
  const made = await page.waitForFunction(
    async () => {
      const get = async (path: string) => (await fetch(`/api${path}`)).json()
      const { books } = await get('/books')
      const { years } = await get('/performance/years')
      const { documents } = await get('/documents?search=qinhuangdao')
      if (books.length === 0 || years.length === 0 || documents.length === 0) return null
      const [{ unitKey, year }] = books
      const [catalogue] = years.toSorted(
        (one: { programmes: number }, other: { programmes: number }) => other.programmes - one.programmes,
      )
      const of = new URLSearchParams({ unit: catalogue.unitKey, year: String(catalogue.year) })
      return {
        book: `/books/${encodeURIComponent(unitKey)}/${year}`,
        year: `/performance?${of}`,
        read: `/documents/${documents[0].id}`,
      }
    },
    null,
    { polling: 500, timeout: 90_000 },
  )
  const found = await made.jsonValue()
  if (found === null) throw new Error('the demonstration was not made')
  return found
}
