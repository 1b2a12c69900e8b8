import type { GenesysUser } from '../../../mocks/genesys/options.ts';
import { USERS } from '../../../mocks/stage/cast.ts';

export const MANAGER = named('Jo Barnes');
/** Searches, reveals and supervises, for standard customers only. */
export const SPECIALIST = named('Robin Hale');

function named(name: string): GenesysUser {
  const user = USERS.find((each) => each.name === name);
  if (!user) throw new Error(`nobody of the cast is called ${name}`);
  return user;
}
