import type { Money } from './ledger.ts'
import type { Writer } from './paper.ts'

/** 句中数字 How figures are said in sentences, each a mark. */
export type Saying = {
  /** 617.75万元. */
  readonly money: (money: Money) => string
  /** 比2023年增加32.96万元，增长5.64%; 与2023年持平. */
  readonly change: (money: Money, than: string, percent?: boolean) => string
  /** 8.52%. */
  readonly share: (part: number, whole: number) => string
}

/** Decimals of a percentage rounded half up, without floating point on money. */
export function percentOf(part: number, whole: number): string {
  const hundredths = (20_000n * BigInt(Math.abs(part)) + BigInt(whole)) / (2n * BigInt(whole))
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

const inTenThousands = (fen: number): string => {
  const hundredths = Math.round(Math.abs(fen) / 10_000)
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

export function sayingOf(paper: Writer): Saying {
  const unit = (): string => paper.mark('unitWord', '万元')
  return {
    money: ({ now, last }) =>
      now === 0
        ? '0万元'
        : paper.mark('sentence', inTenThousands(now), { unit: '万元', last: inTenThousands(last) }) + unit(),
    change: ({ now, last }, than, percent = false) => {
      const gap = now - last
      if (inTenThousands(gap) === '0.00') return `与${than}持平`
      const direction = paper.mark('direction', gap > 0 ? '增加' : '减少')
      const figure = paper.mark('change', inTenThousands(gap), { unit: '万元' }) + unit()
      const rate = (): string => paper.mark('percent', percentOf(gap, last), { unit: '%' })
      const growth = percent && last > 0 ? `，${gap > 0 ? '增长' : '下降'}${rate()}%` : ''
      return `比${than}${direction}${figure}${growth}`
    },
    share: (part, whole) => `${paper.mark('percent', percentOf(part, whole), { unit: '%' })}%`,
  }
}
