const hours = 3_600_000

/**
 * 当日 The day it is in China at a moment. What the law counts in days (publication, deadlines, an acceptance that ends) follows
 * China's one time zone, wherever the program runs: a container keeps universal time and would be a day behind until eight.
 *
 * @param at ISO 8601 moment
 * @returns ISO day
 */
export const dayInChina = (at: string): string =>
  new Date(Date.parse(at) + 8 * hours).toISOString().slice(0, 10)
