import { personalNote } from '../../access/personal-data.ts';
import { toDay } from '../../calendar.ts';
import { introductionLapsesOn } from '../../resolvers/introduction/rules.ts';
import { seenIntroductions } from '../../resolvers/introduction/seen.ts';
import { readLinkedMember } from '../../resolvers/member/read-linked-member.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { MemberNode } from '../member/types.ts';
import { personal } from '../personal-field.ts';
import { IntroducerEndEnum, IntroducerEnum } from './enums.ts';

export const IntroductionNode = builder.prismaNode('Introduction', {
  description: 'That a member or an organisation introduces a person to the Party (giới thiệu người vào Đảng).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenIntroductions(signedIn(context))] }),
  fields: (t) => ({
    introducer: t.expose('introducer', { type: IntroducerEnum, description: 'A member, or which organisation.' }),
    name: t.string({
      nullable: true,
      select: { id: true, candidateId: true },
      description: `Name of the member, or of the organisation; null where the person was erased. ${personalNote('Introduction.name')}`,
      resolve: async ({ id, candidateId }, _args, context, info) =>
        (await personal(context, info, 'CASE', candidateId))?.texts?.[id] ?? null,
    }),
    member: t.prismaField({
      type: MemberNode,
      nullable: true,
      description:
        'The member on the roll (đảng viên trong danh sách); null where only a name was written, and where you may not read the roll of that cell.',
      select: { memberId: true },
      resolve: (query, { memberId }, _args, context) => readLinkedMember(query, memberId, context),
    }),
    introducedOn: t.expose('introducedOn', {
      type: 'Day',
      nullable: true,
      description: 'Of which day; null where the person was erased.',
    }),
    acquaintedSince: t.expose('acquaintedSince', {
      type: 'Day',
      nullable: true,
      description:
        'Since when the member has worked, studied or lived in the same place; null for organisations, for a member who took another’s place, and where the person was erased.',
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the resolution or of the paper (số văn bản).',
    }),
    lapsesOn: t.field({
      type: 'Day',
      nullable: true,
      select: { introducer: true, introducedOn: true },
      description:
        'The first day on which it no longer holds and is made anew, where the cell has not reviewed the case before. Null for organisations that stand for no member, and where the person was erased.',
      resolve: ({ introducer, introducedOn }) =>
        introducedOn === null ? null : introductionLapsesOn(introducer, toDay(introducedOn)),
    }),
    replaceReason: t.expose('replaceReason', {
      type: IntroducerEndEnum,
      nullable: true,
      description: 'Why it took the place of another one; null where it did not.',
    }),
    replacedBy: t.relation('replacedBy', {
      nullable: true,
      description: 'The introduction that took its place; null while it stands.',
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
