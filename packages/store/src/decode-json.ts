/**
 * Decodes JSON that this store encoded itself from a value of the same type. JSON is kept as text, not jsonb: it
 * comes back exactly as it went in (jsonb refuses an escaped NUL and reorders fields), and it is cheaper to write.
 */
export const decodeJson = <T>(text: string): T => JSON.parse(text)
