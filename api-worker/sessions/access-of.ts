import type { RepAccess } from '../access/rep-access.ts';
import type { AccessByGenesysRole } from '../configuration/setting-shapes.ts';
import { AppError } from '../errors.ts';

/** Roles and tiers add up over all Genesys roles the user has; a user without a mapped role is no rep of ours. */
export function accessOf(map: AccessByGenesysRole, user: { repId: string; roleIds: string[] }): RepAccess {
  const granted = user.roleIds.flatMap((id) => (Object.hasOwn(map, id) ? (map[id] ?? []) : []));
  const roles = [...new Set(granted.flatMap((grant) => grant.roles))].sort();
  const tiers = [...new Set(granted.flatMap((grant) => grant.tiers))].sort();
  if (roles.length === 0) throw new AppError('not_permitted');
  return { repId: user.repId, roles, tiers };
}
