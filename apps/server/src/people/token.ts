import { createHash, randomBytes } from 'node:crypto'

/** 令牌 256 random bits as text that fits an address and a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** 短号 An id by which an account or a session is shown. */
export const newId = (): string => randomBytes(8).toString('hex')

/** What the store keeps of a token: who reads the store cannot sign in with it. No salt: nobody guesses 256 bits. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
