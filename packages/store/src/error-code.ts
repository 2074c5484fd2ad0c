/** The code a system call or a database driver puts on its errors (ENOENT, ECONNREFUSED, 28P01), or ''. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
