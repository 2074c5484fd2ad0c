import { peopleZhCn } from '../words/people.zh-cn.ts'

export { SignInAgain } from '../people/sign-in-again.tsx'

/** 再登录 Signing in over a page speaks the words of signing in. */
export const words = { people: peopleZhCn }
