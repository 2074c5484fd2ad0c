/** 年度页的地址 Where a unit's year is shown. */
export const yearPath = (unit: string, year: number | string): string =>
  `/performance?${new URLSearchParams({ unit, year: String(year) })}`
