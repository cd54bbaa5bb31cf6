import { type CountedList, listAdmissionsOf, listWaitingOf } from '../../resolvers/quota/counted-cases.ts';
import { admissionListArgs } from '../admission/lists.ts';
import { AdmissionNode } from '../admission/types.ts';
import { builder } from '../builder.ts';
import { candidateListArgs } from '../candidate/lists.ts';
import { CandidateNode } from '../candidate/types.ts';
import { countedAmongPeople, countOfList } from '../field-cost.ts';
import { asked } from '../list.ts';
import { QuotaProgressRef } from './progress.ts';

const CountedAdmissions = builder.connectionObject(
  {
    type: AdmissionNode,
    name: 'CountedAdmissionConnection',
    fields: (t) => ({
      unseenCount: t.int({
        extensions: countOfList,
        description:
          'Admissions that were counted and that you may not see one by one: without a filter, `totalCount` and this together are the figure.',
        resolve: (list) => (list as object as CountedList<unknown>).unseenCount(),
      }),
    }),
  },
  { name: 'CountedAdmissionEdge' },
);

const WaitingCandidates = builder.connectionObject(
  {
    type: CandidateNode,
    name: 'WaitingCandidateConnection',
    fields: (t) => ({
      unseenCount: t.int({
        extensions: countOfList,
        description: 'People who wait and whom you may not see one by one.',
        resolve: (list) => (list as object as CountedList<unknown>).unseenCount(),
      }),
    }),
  },
  { name: 'WaitingCandidateEdge' },
);

builder.objectFields(QuotaProgressRef, (t) => ({
  admissions: t.connection(
    {
      type: AdmissionNode,
      args: admissionListArgs,
      extensions: countedAmongPeople,
      description:
        'Why this number: the admissions that `admitted` was counted from, the latest ceremony first (danh sách đã tính vào số kết nạp). Only those of people whom you may read; `unseenCount` says how many more there are. Read from the database, which may be a moment ahead of the figure.',
      resolve: (row, args, context, info) => listAdmissionsOf(row, asked(context, info), args, context),
    },
    CountedAdmissions,
  ),
  waiting: t.connection(
    {
      type: CandidateNode,
      nullable: true,
      args: candidateListArgs,
      extensions: countedAmongPeople,
      description:
        'People of the committee and everything below it on whom it was decided and who wait for their ceremony (đã có quyết định, chờ lễ kết nạp): the next to be counted. Null for a year that is over, and for the part of a year under a parent it has left.',
      resolve: (row, args, context, info) => listWaitingOf(row, asked(context, info), args, context),
    },
    WaitingCandidates,
  ),
}));
