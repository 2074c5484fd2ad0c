import assert from 'node:assert/strict'

/** 文件号 The id of a document: the first 16 hex digits of the SHA-256 of its bytes. Same bytes, same id, anywhere. */
export function documentId(sha256: string): string {
  assert.match(sha256, /^[0-9a-f]{64}$/u)
  return sha256.slice(0, 16)
}
