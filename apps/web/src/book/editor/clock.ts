/** Hours and minutes of today; the day as well where it was another one. */
export function clock(at: string): string {
  const then = new Date(at)
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`
  return then.toDateString() === now.toDateString()
    ? time
    : `${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`
}
