import { personalFields } from '../../access/personal-data.ts';
import { listAccessLog } from '../../resolvers/person/lists.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongLooks } from '../field-cost.ts';
import { asked } from '../list.ts';
import { accessLogListArgs } from './lists.ts';
import { AccessLogEntryConnection, AccessLogNode, PersonalFieldRef, PersonalGroupEnum } from './types.ts';

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
          for: CandidateNode,
          description: 'Only the person of this case, in whichever case of theirs.',
        }),
        viewer: t.arg.string({ description: 'Only by this viewer: the `sub` of the token.' }),
        group: t.arg({ type: [PersonalGroupEnum], description: 'Only these groups.' }),
        from: t.arg({ type: 'DateTime', description: 'From this moment on.' }),
        to: t.arg({ type: 'DateTime', description: 'Before this moment.' }),
      },
      resolve: (_root, { withinId, candidateId, ...args }, context, info) =>
        listAccessLog(asked(context, info), { ...args, withinId: withinId?.id, candidateId: candidateId?.id }, context),
    },
    AccessLogEntryConnection,
  ),
}));
