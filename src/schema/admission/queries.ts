import type { Admission } from '../../db/generated/client.ts';
import { listAdmissions, listAdmissionsOfPerson, listOwnAdmissions } from '../../resolvers/admission/lists.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongPeople } from '../field-cost.ts';
import { asked, related } from '../list.ts';
import { admissionListArgs } from './lists.ts';
import { AdmissionConnection, AdmissionNode } from './types.ts';

builder.prismaObjectFields('Candidate', (t) => ({
  admissions: t.relation('admissions', {
    query: (_args, context) => listAdmissionsOfPerson(context),
    description: 'Admissions of this person, revoked ones included.',
  }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  admissions: t.connection(
    {
      type: AdmissionNode,
      args: admissionListArgs,
      description:
        'Admissions by this committee itself, the latest ceremony first. Empty for roles that may see figures only.',
      ...related<Admission, Parameters<typeof listOwnAdmissions>[0]>(
        'admissions',
        { model: 'admission', by: 'committeeId' },
        listOwnAdmissions,
      ),
    },
    AdmissionConnection,
  ),
}));

builder.queryFields((t) => ({
  admissions: t.connection(
    {
      type: AdmissionNode,
      extensions: amongPeople,
      description: 'Admissions by committees whose people you may see, the latest ceremony first (danh sách kết nạp).',
      args: {
        withinId: t.arg.globalID({
          for: CommitteeNode,
          description: 'Only by this committee and what stood below it on the day of the ceremony.',
        }),
        from: t.arg({ type: 'Day', description: 'Of ceremonies from this day on.' }),
        to: t.arg({ type: 'Day', description: 'Of ceremonies up to this day, and on it.' }),
        revoked: t.arg.boolean({
          description: 'True: only revoked ones. False: only those that count. All when left out.',
        }),
        ...admissionListArgs,
      },
      resolve: (_root, { withinId, ...args }, context, info) =>
        listAdmissions(asked(context, info), { ...args, withinId: withinId?.id }, context),
    },
    AdmissionConnection,
  ),
}));
