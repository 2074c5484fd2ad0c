import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import {
  getAnswer,
  type ProgrammeDetail,
  programmeAddress,
  type YearOverview,
  yearAddress,
} from '../api/performance.ts'

/** 所在年度 Which unit's year the room shows. */
export type Where = { readonly unit: string; readonly year: string }

export const WhereContext = createContext<Where>({ unit: '', year: '' })

/** The unit and the year of the room. */
export const useWhere = (): Where => useContext(WhereContext)

/** 年度概况 The year in lines. */
export const useYear = ({ unit, year }: Where) =>
  useQuery({
    queryKey: ['performance', unit, year],
    queryFn: ({ signal }) => getAnswer<YearOverview>(yearAddress(unit, year), signal),
  })

/** 一个项目 Everything of one programme. */
export function useProgramme(id: string | null) {
  const { unit, year } = useWhere()
  return useQuery({
    queryKey: ['performance', unit, year, 'programme', id],
    enabled: id !== null,
    queryFn: ({ signal }) => getAnswer<ProgrammeDetail>(programmeAddress(unit, year, id ?? ''), signal),
  })
}

/** 重新读取 Reads the year and its programmes again after something was saved. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  const { unit, year } = useWhere()
  return () => client.invalidateQueries({ queryKey: ['performance', unit, year] })
}
