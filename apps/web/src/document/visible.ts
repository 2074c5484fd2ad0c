/** 看得见的一段 A run of the document that is in view, as shares (0 to 1) of the whole. */
export type Visible = { readonly from: number; readonly to: number }

/** Joins runs that touch or nearly touch, in order. */
export function joinVisible(runs: readonly Visible[]): readonly Visible[] {
  const joined: Visible[] = []
  for (const run of runs) {
    const before = joined.at(-1)
    if (before && run.from - before.to < 0.012) joined[joined.length - 1] = { from: before.from, to: run.to }
    else joined.push(run)
  }
  return joined
}
