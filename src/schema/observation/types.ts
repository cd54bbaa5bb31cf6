import { personalNote } from '../../access/personal-data.ts';
import { seenObservations } from '../../resolvers/observation/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { personal } from '../personal-field.ts';
import { ObservationKindEnum } from './enums.ts';

export const ObservationNode = builder.prismaNode('Observation', {
  description:
    'What was seen of a person whom a cell follows: in a movement, an achievement, an award (theo dõi phong trào, thành tích, khen thưởng). Never rewritten.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenObservations(signedIn(context))] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: ObservationKindEnum, description: 'What it is.' }),
    observedOn: t.expose('observedOn', {
      type: 'Day',
      nullable: true,
      description: 'Of which day; null where the person was erased.',
    }),
    note: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `What was seen, in words; null where the person was erased. ${personalNote('Observation.note')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({
      type: ChangedByRef,
      description: CHANGED_BY,
      select: { recordedBy: true, recordedRole: true },
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});
