/** 退出状态 Done; done, and errors were found in the documents; something could not be done. */
export type ExitStatus = 0 | 1 | 2
