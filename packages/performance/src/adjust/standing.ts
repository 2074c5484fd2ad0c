import type { BookProgramme } from '@mingzhang/model'

/** 现行目标 Targets without what was withdrawn, and which place each of their indicators has in the whole. */
export type Standing = { readonly targets: BookProgramme; readonly places: readonly number[] }

/** 现行目标 The indicators that count now: the others keep their places, because results stand by place. */
export function standing(programme: BookProgramme): Standing {
  const places = programme.indicators.flatMap(({ withdrawn }, place) => (withdrawn ? [] : [place]))
  if (places.length === programme.indicators.length) return { targets: programme, places }
  const indicators = programme.indicators.filter(({ withdrawn }) => !withdrawn)
  return { targets: { ...programme, indicators }, places }
}
