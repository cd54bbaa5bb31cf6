import type { Role } from '../db/generated/enums.ts';

/** Who does something, as histories keep it. */
export interface Actor {
  /** The `sub` of the token, or what does it without one, such as an import. */
  subject: string;
  /** The role by which it was allowed; null where none was asked for: an import, the operator of the server. */
  role: Role | null;
}
