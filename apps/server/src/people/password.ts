import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** 口令代价 What finding out a password by trying costs: memory in KiB, and how often it is gone over. */
export type PasswordCost = { readonly memorySize: number; readonly iterations: number }

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. */
const recommended: PasswordCost = { memorySize: 19_456, iterations: 2 }

export const shortestPassword = 10
export const longestPassword = 128

/** 口令散列 The hash of a password in argon2's own notation, salt and cost in it. */
export const hashPassword = (password: string, cost = recommended): Promise<string> =>
  argon2id({
    ...{ memorySize: cost.memorySize, iterations: cost.iterations, parallelism: 1, hashLength: 32 },
    ...{ password: plain(password), salt: randomBytes(16), outputType: 'encoded' },
  })

/** Of a password that nobody has, so that an unknown login takes as long as a wrong password. */
let nobodys: Promise<string> | null = null

/** 核口令 Is it the password? With no hash the answer is no, after the same time. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(16).toString('hex'))
  const matches = await argon2Verify({ password: plain(password), hash: hash ?? (await nobodys) })
  return hash !== null && matches
}

/**
 * 口令规则 Why a password will not do, in one Chinese sentence; null when it will.
 *
 * Length and not being obvious are what counts; kinds of characters are not prescribed.
 */
export function passwordFault(password: string, login: string): string | null {
  const text = plain(password)
  const folded = text.toLowerCase()
  if ([...text].length < shortestPassword) return `口令至少 ${shortestPassword} 个字符。`
  if ([...text].length > longestPassword) return `口令最多 ${longestPassword} 个字符。`
  if (login.length > 2 && folded.includes(login.toLowerCase())) return '口令里不能含有登录名。'
  if (new Set(folded).size < 5) return '口令里不同的字符太少。'
  if (isRun(folded)) return '口令不能是连续的字母或数字。'
  if (obvious.some((word) => folded.includes(word) && [...folded].length < word.length + 6))
    return '口令太常见，容易被猜中。'
  return null
}

const obvious = [
  'password',
  'mingzhang',
  'qwertyuiop',
  'asdfghjkl',
  '1q2w3e4r',
  'admin',
  'woaini',
  '5201314',
  'abc123',
]

const isRun = (text: string): boolean => {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  return steps.size === 1 || '01234567890123456789'.includes(text)
}

const plain = (password: string): string => password.normalize('NFKC')
