/** What a WebSocket says of who opens it, in the forms that clients have: at the top, or among `headers`; in any case. */
export function authorizationOf(params: Record<string, unknown> | undefined): string | undefined {
  return ownAuthorization(params) ?? ownAuthorization(params?.headers);
}

function ownAuthorization(named: unknown): string | undefined {
  if (typeof named !== 'object' || named === null) return undefined;
  const [, value] = Object.entries(named).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return typeof value === 'string' ? value : undefined;
}
