import { readLinkedCase } from '../../resolvers/candidate/read-linked-case.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { readLinkedMember } from '../../resolvers/member/read-linked-member.ts';
import { type DuplicateWarning, handsOver } from '../../resolvers/transfer/hands-over.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { CommitteeNode } from '../committee/types.ts';
import { usualRows } from '../field-cost.ts';
import { MemberNode } from '../member/types.ts';
import { operationOf } from '../personal-field.ts';
import { TransferDestinationRef } from './queries.ts';

const DuplicateWarningRef = builder.objectRef<DuplicateWarning>('DuplicateWarning').implement({
  description:
    'That a person with the same name, accents or not, and the same month of birth is on record within the province, with a case or on a roll of members (cảnh báo trùng hồ sơ): it may be the same one.',
  fields: (t) => ({
    candidate: t.prismaField({
      type: CandidateNode,
      nullable: true,
      description: 'The case on record, the latest one that you may read; null where you may read none.',
      resolve: (query, { alike }, _args, context) => readLinkedCase(query, alike?.id ?? null, context),
    }),
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description:
        'The cell that has that case or that member (chi bộ đang theo dõi); null where you may read neither.',
      resolve: (query, { alike, member }, _args, context) =>
        readLinkedCommittee(query, (alike ?? member)?.committeeId ?? null, context),
    }),
    member: t.prismaField({
      type: MemberNode,
      nullable: true,
      description:
        'The member on a roll (đảng viên trong danh sách), of a person without a case that you may read; null where there is none, and where you may not read that roll.',
      resolve: (query, { member }, _args, context) => readLinkedMember(query, member?.id ?? null, context),
    }),
    handsOver: t.field({
      type: TransferDestinationRef,
      nullable: true,
      description:
        'The grassroots organisation that can hand that case over by `transferCandidate`, where it is the same person; null where the case is over, and where you may read none.',
      resolve: (row, _args, context) => handsOver(row, context),
    }),
    askName: t.string({
      nullable: true,
      description:
        'Name of the lowest committee above both cells, which can look who it is; null where you may read the case or the roll yourself.',
      resolve: ({ ask }) => ask?.name ?? null,
    }),
  }),
});

const WARNINGS =
  'Who may be the same person within the province, those too whom you may not read: of these you learn only whom to ask. Looking is in the access log.';

builder.prismaObjectField('Candidate', 'duplicateWarnings', (t) =>
  t.field({
    type: [DuplicateWarningRef],
    select: { id: true },
    extensions: usualRows(1),
    description: `${WARNINGS} Ask for it with what \`addCandidate\` answers.`,
    resolve: ({ id }, _args, context, info) =>
      context.loaders.duplicateWarnings.load({ candidateId: id, operation: operationOf(info) }),
  }),
);

builder.prismaObjectField('CaseTransfer', 'duplicateWarnings', (t) =>
  t.field({
    type: [DuplicateWarningRef],
    select: { candidateId: true },
    extensions: usualRows(1),
    description: `${WARNINGS} The new committee is told while it is asked.`,
    resolve: ({ candidateId }, _args, context, info) =>
      context.loaders.duplicateWarnings.load({ candidateId, operation: operationOf(info) }),
  }),
);
