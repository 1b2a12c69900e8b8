import type { Role } from '../contract/session.ts';

/** What this rep may see: from Genesys role ids by the one role map. `tiers` are a query parameter wherever other parties appear. */
export interface RepAccess {
  repId: string;
  roles: Role[];
  tiers: string[];
}
