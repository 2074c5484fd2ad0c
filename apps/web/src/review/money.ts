/** 万元 Money in 万元 with two digits, thousands grouped from five digits; an empty text for nothing. */
export function inWan(fen: number): string {
  const hundredths = Math.round(fen / 10_000)
  if (hundredths === 0) return ''
  const whole = Math.trunc(hundredths / 100)
  const rest = String(hundredths % 100).padStart(2, '0')
  const text = String(whole)
  return `${text.length < 5 ? text : text.replace(/\B(?=(?:\d{3})+$)/gu, ',')}.${rest}`
}
