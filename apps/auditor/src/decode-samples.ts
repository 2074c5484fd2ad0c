/** 示例 A disclosure that lies in the page, to try it with. */
export type Sample = { readonly name: string; readonly title: string; readonly text: string }

/** The samples as the build has packed them; what is not one is left out. */
export function decodeSamples(json: string): Sample[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter(isSample) : []
}

const isSample = (value: unknown): value is Sample =>
  typeof value === 'object' &&
  value !== null &&
  ['name', 'title', 'text'].every((field) => typeof Reflect.get(value, field) === 'string')
