import type { Right } from '@mingzhang/cycle'
import { createContext, useContext } from 'react'
import { nobody, type Who } from '../api/people.ts'

/** 登录状态 Who is signed in; `known` is false until the server has said so. */
export type WhoState = {
  readonly who: Who
  readonly known: boolean
  /** Asks the server anew, after signing in or a change of the account. */
  readonly refresh: () => Promise<void>
  /** The person has signed out: nothing of theirs is kept on the page. */
  readonly leave: () => Promise<void>
}

export const WhoContext = createContext<WhoState>({
  who: nobody,
  known: false,
  refresh: async () => {},
  leave: async () => {},
})

/** 当前登录的人 Who is signed in, as the shell knows it. */
export const useWho = (): WhoState => useContext(WhoContext)

/** 可否 Has the person this right anywhere? What lies in whose reach is for the server to say. */
export const useMay = (right: Right): boolean => useWho().who.rights.includes(right)
