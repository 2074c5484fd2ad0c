import { roundSchemes } from '@mingzhang/law'
import { saveScheme } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { HttpProblem } from '../problem.ts'
import type { ServerOptions } from '../server-options.ts'
import { changing, clockOf } from './changing.ts'
import { loadYear } from './load-year.ts'

const unknownScheme = () => ({
  what: '没有这种监控安排。',
  why: '它不在可选的安排里，或这一年还没有。',
  toDo: '请从列出的安排里选。',
})

const roundsInUse = (months: readonly number[]) => ({
  what: '没有换监控安排。',
  why: `${months.join('、')}月已经有填报，新安排里没有${months.length > 1 ? '这几期' : '这一期'}。`,
  toDo: '请选有这些期的安排；换了会看不到已有的填报。',
})

type Change = { readonly unit: string; readonly year: number; readonly from: string; readonly to: string }

/**
 * 换监控安排 Lets a year follow another scheme of rounds. Rounds that were reported stay: a scheme without them is refused.
 * The end of the year is reported under every scheme.
 */
export async function changeScheme(
  { store, now }: ServerOptions,
  request: FastifyRequest,
  { unit, year, from, to }: Change,
): Promise<{ scheme: string }> {
  const { programmes } = await loadYear(store, unit, year)
  const scheme = roundSchemes().find((one) => one.id === to && one.from <= `${year}-12-31`)
  if (!scheme) throw new HttpProblem(422, unknownScheme())
  const kept = new Set([12, ...scheme.rounds.map(({ month }) => month)])
  const reported = new Set(programmes.flatMap(({ reports }) => reports.map(({ month }) => month)))
  const lost = [...reported].filter((month) => !kept.has(month)).toSorted((one, other) => one - other)
  if (lost.length > 0) throw new HttpProblem(409, roundsInUse(lost))
  const doing = {
    unit,
    right: 'performance.evaluate',
    what: 'performance.scheme',
    about: `${unit}/${year}`,
    at: clockOf(now).at,
    detail: { from, to },
  } as const
  await changing(store, request, doing, async (transaction) =>
    (await saveScheme(transaction, { unitKey: unit, year }, from, to))
      ? { ok: true, version: 1 }
      : { ok: false },
  )
  return { scheme: to }
}
