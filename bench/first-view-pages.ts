/** 公开页 A page anyone may open: its address and where its first figure (of words alone: its first entry) stands. */
export type PublicPage = { readonly what: string; readonly path: string; readonly figure: string }

type Line = {
  readonly unitKey: string
  readonly documentId: string
  readonly region: string
  readonly year: number | null
}

/** 各公开页 The public pages of a server that has the samples. */
export async function publicPages(address: string): Promise<PublicPage[]> {
  const home: { readonly recent: readonly Line[] } = await (await fetch(`${address}/api/open`)).json()
  const [line] = home.recent.filter(({ unitKey }) => unitKey.includes('秦皇岛'))
  if (!line) throw new Error('the sample of Qinhuangdao is not published')
  const part = encodeURIComponent
  const units = home.recent.slice(0, 3).map(({ unitKey }) => `unit=${part(unitKey)}`)
  return [
    { what: 'open book', path: '/open', figure: '.open-table td.n' },
    { what: "a unit's year", path: `/open/${part(line.unitKey)}/${line.year}`, figure: '.heroes b' },
    {
      what: 'search',
      path: `/open/search?query=${part('公务用车')}`,
      figure: '.found .entries b, .found h3',
    },
    { what: 'region', path: `/open/region/${part(line.region)}`, figure: '.heroes b' },
    { what: 'comparison', path: `/open/compare?${units.join('&')}`, figure: '.compare-table td' },
    { what: 'terms', path: '/open/terms', figure: '.terms dd' },
    { what: 'documents', path: '/', figure: 'table.documents td.n' },
    { what: 'a document', path: `/documents/${line.documentId}`, figure: '.source .printed td.n' },
  ]
}
