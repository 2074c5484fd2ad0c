/* What a route's schema says for the description of the interface. */
declare module 'fastify' {
  interface FastifySchema {
    /** One line, in Chinese. */
    readonly summary?: string
    readonly tags?: readonly string[]
  }
}

export {}
