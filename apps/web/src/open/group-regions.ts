import type { OpenHome } from '@mingzhang/model'

type Region = OpenHome['regions'][number]

/** 省 A province with what lies in it; what names no province stands for itself. */
export type RegionGroup = Region & { readonly within: readonly Region[] }

const province = /^(?:\p{Script=Han}{2,8}?(?:省|自治区|特别行政区)|(?:北京|天津|上海|重庆)市)/u

/** 按省归并 Regions by the province that their names begin with, in the order in which they come. */
export function groupRegions(regions: readonly Region[]): readonly RegionGroup[] {
  const groups = Map.groupBy(regions, ({ region }) => province.exec(region)?.[0] ?? region)
  return [...groups].map(([region, within]) => ({
    region,
    units: within.reduce((sum, { units }) => sum + units, 0),
    within: within.filter((one) => one.region !== region),
  }))
}
