import type { Role } from '../db/generated/enums.ts';
import { builder } from './builder.ts';
import { fromMemory } from './field-cost.ts';
import { RoleEnum } from './grant/enums.ts';

/** Who changed a record, out of the row of its history. */
export const ChangedByRef = builder.objectRef<{ changedBy: string; changedRole: Role | null }>('ChangedBy').implement({
  extensions: fromMemory,
  description: 'Who changed something, and in which role.',
  fields: (t) => ({
    subject: t.exposeString('changedBy', {
      description: 'The `sub` of the token, or what did it without one, such as an import.',
    }),
    role: t.expose('changedRole', {
      type: RoleEnum,
      nullable: true,
      description:
        'The role by which it was allowed. Null for an import, and for what was written before roles were kept (0.3.0).',
    }),
  }),
});

/** What is said of `changedBy`, wherever it stands. */
export const CHANGED_BY = 'Who did it (người thực hiện).';
