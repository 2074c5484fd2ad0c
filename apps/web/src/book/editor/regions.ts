const regions = [
  '.page-tabs',
  '.entry-grid, .sub-page',
  '.preview-tabs',
  '.preview-scroll',
  '.book-acts',
] as const
const within = '.cell-edit input, [aria-selected="true"], [tabindex="0"], input, textarea, select, button'

/** 下一个区域 The focus goes from one part of the page to the next: tabs, what is typed, the preview, what may be done. */
export function toNextRegion(by: 1 | -1): void {
  const shown = regions.flatMap((selector) => {
    const region = document.querySelector<HTMLElement>(selector)
    return region && region.getClientRects().length > 0 ? [region] : []
  })
  const at = shown.findIndex((region) => region.contains(document.activeElement))
  const next = shown[(at + by + shown.length) % shown.length]
  const first =
    next?.querySelector<HTMLElement>('.cell-edit input') ?? next?.querySelector<HTMLElement>(within)
  ;(next?.tabIndex === 0 ? next : first)?.focus()
}
