import { listAlike } from '../../resolvers/candidate/list-alike.ts';
import { listOtherCases } from '../../resolvers/candidate/list-other-cases.ts';
import { listCandidates } from '../../resolvers/candidate/lists.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongPeople, amongPeopleBelow, usualRows } from '../field-cost.ts';
import { asked } from '../list.ts';
import { operationOf } from '../personal-field.ts';
import { CandidateStageEnum, PersonOrderEnum, SourceCategoryEnum } from './enums.ts';
import { candidateListArgs } from './lists.ts';
import { CandidateConnection, CandidateNode } from './types.ts';

const filterArgs = {
  ...candidateListArgs,
  ...builder.args((t) => ({
    stage: t.field({ type: [CandidateStageEnum], description: 'Only at these stages.' }),
    source: t.field({ type: [SourceCategoryEnum], description: 'Only from these sources.' }),
    text: t.string({
      description: `Part of the name, ${upTo(LONGEST.search).en}, with or without accents: "nguyen thi".`,
    }),
    order: t.field({ type: PersonOrderEnum, defaultValue: 'GIVEN_NAME', description: 'By which part of the name.' }),
  })),
};

builder.prismaObjectFields('Committee', (t) => ({
  candidates: t.connection(
    {
      type: CandidateNode,
      args: filterArgs,
      extensions: amongPeopleBelow,
      description: 'Candidates of the committee and everything below it. Empty for roles that may see figures only.',
      resolve: ({ id }, args, context, info) =>
        listCandidates(asked(context, info), { ...args, withinId: id }, context),
    },
    CandidateConnection,
  ),
}));

builder.prismaObjectField('Candidate', 'possibleDuplicates', (t) =>
  t.prismaField({
    type: [CandidateNode],
    select: { id: true },
    extensions: usualRows(1),
    description:
      'Other people whom you may see with the same name, accents or not, and the same month of birth: the person may be on record already (có thể trùng hồ sơ). Looking is in the access log.',
    resolve: (query, { id }, _args, context, info) => listAlike(query, id, operationOf(info), context),
  }),
);

builder.prismaObjectField('Candidate', 'otherCases', (t) =>
  t.prismaField({
    type: [CandidateNode],
    select: { id: true, personId: true },
    extensions: usualRows(1),
    description:
      'Other cases of the same person that you may see, the first one first (hồ sơ khác của cùng một người): who comes back has a case anew. Name, sex and birth are the same in all of them.',
    resolve: (query, candidate, _args, context) => listOtherCases(query, candidate, context),
  }),
);

builder.queryFields((t) => ({
  candidates: t.connection(
    {
      type: CandidateNode,
      extensions: amongPeople,
      description: 'Candidates you may see, in Vietnamese order of their names.',
      args: {
        withinId: t.arg.globalID({
          for: CommitteeNode,
          description: 'Only of this committee and everything below it.',
        }),
        ...filterArgs,
      },
      resolve: (_root, { withinId, ...args }, context, info) =>
        listCandidates(asked(context, info), { ...args, withinId: withinId?.id }, context),
    },
    CandidateConnection,
  ),
}));
