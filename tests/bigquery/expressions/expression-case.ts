/** A GoogleSQL expression (or query), its value (or rows) on the wire, and its type. */
export type ExpressionCase = readonly [sql: string, expected: unknown, type?: string];
