import { dayInChina } from '@mingzhang/model'

/** 今天 The day it is, as it is printed on what is written. */
export const today = (): string => dayInChina(new Date().toISOString())
