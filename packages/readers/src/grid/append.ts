/** 接上 Puts items behind a list, however many there are: arguments of a call are limited, hostile files are not. */
export function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item)
}
