const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const current = new RegExp(`^#/analytics/interactions/(${uuid})/admin(?:[/?].*)?$`, 'i');
const older = new RegExp(`^#/engage/admin/interactions/(${uuid})(?:[/?].*)?$`, 'i');

export type Route = { view: 'workspace' } | { view: 'list' } | { view: 'detail'; conversationId: string };

/** The workspace's own hash never names the selected conversation; the two detail views do. */
export function routeOf(hash: string): Route {
  const conversationId = (current.exec(hash) ?? older.exec(hash))?.[1];
  if (conversationId) return { view: 'detail', conversationId };
  return hash === '#/analytics/interactions' ? { view: 'list' } : { view: 'workspace' };
}
