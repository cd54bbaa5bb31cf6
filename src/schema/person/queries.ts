import { personalFields } from '../../access/personal-data.ts';
import { listAccessLog, listMergesOfCase } from '../../resolvers/person/lists.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongLooks, usualRows } from '../field-cost.ts';
import { asked } from '../list.ts';
import { MemberNode } from '../member/types.ts';
import { accessLogListArgs } from './lists.ts';
import {
  AccessLogEntryConnection,
  AccessLogNode,
  PersonalFieldRef,
  PersonalGroupEnum,
  PersonMergeNode,
} from './types.ts';

builder.queryFields((t) => ({
  personalFields: t.field({
    type: [PersonalFieldRef],
    description: 'Every personal field of the API with its purpose and how long it is kept.',
    resolve: () => [...personalFields],
  }),
  accessLog: t.connection(
    {
      type: AccessLogNode,
      extensions: amongLooks,
      description: 'Who looked at whose file, the latest first. For auditors, about the people of their committees.',
      args: {
        ...accessLogListArgs,
        withinId: t.arg.globalID({ for: CommitteeNode, description: 'Only people of this committee and below.' }),
        candidateId: t.arg.globalID({
          for: [CandidateNode, MemberNode],
          description: 'Only the person of this case, in whichever case of theirs, or of this member.',
        }),
        viewer: t.arg.string({ description: 'Only by this viewer: the `sub` of the token.' }),
        group: t.arg({ type: [PersonalGroupEnum], description: 'Only these groups.' }),
        from: t.arg({ type: 'DateTime', description: 'From this moment on.' }),
        to: t.arg({ type: 'DateTime', description: 'Before this moment.' }),
      },
      resolve: (_root, { withinId, candidateId: of, ...args }, context, info) =>
        listAccessLog(
          asked(context, info),
          {
            ...args,
            withinId: withinId?.id,
            candidateId: of?.typename === 'Candidate' ? of.id : null,
            memberId: of?.typename === 'Member' ? of.id : null,
          },
          context,
        ),
    },
    AccessLogEntryConnection,
  ),
}));

builder.prismaObjectFields('Candidate', (t) => ({
  mergedFrom: t.relation('mergedFrom', {
    type: PersonMergeNode,
    query: (_args, context) => listMergesOfCase(context),
    extensions: usualRows(1),
    description:
      'Merges of another person into that of this case, by which it was named (hồ sơ trùng đã nhập vào), undone ones too, the first one first.',
  }),
  mergedInto: t.relation('mergedInto', {
    type: PersonMergeNode,
    query: (_args, context) => listMergesOfCase(context),
    extensions: usualRows(1),
    description:
      'Merges of the person of this case into another one, by which it was named (đã nhập vào hồ sơ khác), undone ones too, the first one first.',
  }),
}));
