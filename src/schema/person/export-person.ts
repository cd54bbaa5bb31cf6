import { LONGEST } from '../../resolvers/lengths.ts';
import { exportPerson } from '../../resolvers/person/export-person.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { userErrors } from '../errors.ts';
import { PersonExportRef } from './types.ts';

const ExportPersonInput = builder.inputType('ExportPersonInput', {
  description: 'Whose data are wanted.',
  fields: (t) => ({
    candidateId: t.globalID({ required: true, for: CandidateNode, description: 'Whose.' }),
    reason: t.string({ description: `What for, ${upTo(LONGEST.reason).en}; kept in the access log.` }),
  }),
});

builder.mutationFields((t) => ({
  exportPerson: t.field({
    type: PersonExportRef,
    description: 'Hands out everything that is kept of a person, for that person. The access log says who did it.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: ExportPersonInput, required: true }) },
    resolve: (_root, { input }, context) => exportPerson({ ...input, candidateId: input.candidateId.id }, context),
  }),
}));
