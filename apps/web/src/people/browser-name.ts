/** Who says to be several is the first of these. */
const browsers = [
  [/Edg\w*\/(\d+)/u, 'Edge'],
  [/OPR\/(\d+)/u, 'Opera'],
  [/Firefox\/(\d+)/u, 'Firefox'],
  [/Chrom\w*\/(\d+)/u, 'Chrome'],
  [/Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/u, 'Safari'],
] as const

const systems = [
  [/Windows/u, 'Windows'],
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Mac OS X/u, 'macOS'],
  [/Linux/u, 'Linux'],
] as const

/** 浏览器名 What a browser calls itself, in the words a person knows; as it is when it is none of them. */
export function browserName(client: string): string {
  for (const [pattern, name] of browsers) {
    const version = pattern.exec(client)?.[1]
    if (version === undefined) continue
    const system = systems.find(([known]) => known.test(client))?.[1]
    return [`${name} ${version}`, system].filter(Boolean).join(' · ')
  }
  return client.slice(0, 60) || '—'
}
