import type { Admission } from '../../db/generated/client.ts';
import { listAdmissions, listAdmissionsOfPerson } from '../../resolvers/admission/lists.ts';
import { builder } from '../builder.ts';
import { related } from '../list.ts';
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
      ...related<Admission, Parameters<typeof listAdmissions>[0]>(
        'admissions',
        { model: 'admission', by: 'committeeId' },
        listAdmissions,
      ),
    },
    AdmissionConnection,
  ),
}));
