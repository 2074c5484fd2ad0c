import { peopleZhCn } from '../words/people.zh-cn.ts'

export { AccountPage } from '../people/account-page.tsx'
export { AdminRoom } from '../people/admin-room.tsx'
export { SignInPage } from '../people/sign-in-page.tsx'

/** 人员 What signing in, the account and the administration say. */
export const words = { people: peopleZhCn }
