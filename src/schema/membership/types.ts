import type { Membership } from '../../resolvers/membership/read-membership.ts';
import { builder } from '../builder.ts';
import { QualifierEnum } from '../qualifier.ts';

export const MembershipRef = builder.objectRef<Membership>('Membership').implement({
  description:
    'Members of a committee and everything below it (đảng viên): the sum of what each of them reported last.',
  fields: (t) => ({
    memberCount: t.exposeInt('memberCount', { description: 'Members.' }),
    oldestOn: t.expose('oldestOn', { type: 'Day', description: 'Day of the oldest figure in the sum.' }),
    newestOn: t.expose('newestOn', { type: 'Day', description: 'Day of the newest figure in the sum.' }),
    reportCount: t.exposeInt('reportCount', { description: 'How many committees and cells have reported.' }),
    qualifier: t.field({
      type: QualifierEnum,
      description: 'EXACT when every figure in the sum is.',
      resolve: ({ exact }) => (exact ? 'EXACT' : 'ABOUT'),
    }),
  }),
});
