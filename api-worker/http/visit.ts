/** One request as the rooms behind the routes see it. */
export interface Visit {
  correlationId: string;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
}

export function visitOf(c: { get(key: 'requestId'): string; req: { raw: Request } }): Visit {
  return { correlationId: c.get('requestId'), signal: c.req.raw.signal };
}
