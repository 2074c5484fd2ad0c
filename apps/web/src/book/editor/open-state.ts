import { bookStates, isEditable } from '@mingzhang/cycle'

/** 可编的状态 Is this a state in which figures may be changed, by whoever may? */
export const isOpenState = (state: string): boolean => {
  const known = bookStates.find((one) => one === state)
  return known !== undefined && isEditable(known)
}
