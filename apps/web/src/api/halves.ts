/** 分行 Cuts a piece of a stream into its whole lines and what is left of the last one. */
export function halves(text: string): { readonly lines: readonly string[]; readonly left: string } {
  const parts = text.split('\n')
  const left = parts.pop() ?? ''
  return { lines: parts.filter((line) => line.trim() !== ''), left }
}
