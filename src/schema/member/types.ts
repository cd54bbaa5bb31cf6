import { personalNote } from '../../access/personal-data.ts';
import { AbsenceKind, MemberLeft, MembershipEndReason } from '../../db/generated/enums.ts';
import { seenMembers } from '../../resolvers/member/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { SexEnum } from '../candidate/enums.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { CommitteeNode } from '../committee/types.ts';
import { committeeOfRecord } from '../committee-of-record.ts';
import { connectionOf } from '../connection-of.ts';
import { enumOf } from '../enum-of.ts';
import { memberIdentity } from '../personal-field.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';

export const MemberLeftEnum = enumOf(
  'MemberLeft',
  MemberLeft,
  'How a membership came to its end (lý do không còn là đảng viên).',
  {
    LEFT: 'Asked to leave (xin ra khỏi Đảng).',
    STRUCK_OFF: 'Struck off the list of members (xóa tên).',
    EXPELLED: 'Expelled (khai trừ).',
    DIED: 'Died (từ trần).',
    REMOVED: 'Struck off by a decision while on probation (xóa tên đảng viên dự bị).',
    REVOKED: 'The decision of admission was revoked: the person never was a member (hủy quyết định kết nạp).',
  },
);

export const MembershipEndReasonEnum = enumOf(
  'MembershipEndReason',
  MembershipEndReason,
  'Why somebody is a member no more (lý do ra khỏi Đảng).',
  {
    LEFT: 'Asked to leave (xin ra khỏi Đảng).',
    STRUCK_OFF: 'Struck off the list of members (xóa tên).',
    EXPELLED: 'Expelled (khai trừ).',
    DIED: 'Died (từ trần).',
    MISTAKE: 'The entry before was a mistake: nothing ended (ghi nhầm).',
  },
);

export const AbsenceKindEnum = enumOf(
  'AbsenceKind',
  AbsenceKind,
  'Why a member does not come to the meetings of the cell (lý do không sinh hoạt).',
  {
    EXEMPT: 'Exempt from work and meetings (miễn công tác và sinh hoạt).',
    AWAY: 'Transferred to another place for a time (chuyển sinh hoạt tạm thời).',
  },
);

export const MemberAbsenceRef = builder.prismaObject('MemberAbsence', {
  description:
    'Days that are over on which a member was exempt or away (thời gian không sinh hoạt tại chi bộ). They count for the votes and the figures of those days.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AbsenceKindEnum, description: 'Why.' }),
    since: t.expose('since', { type: 'Day', description: 'The first day.' }),
    until: t.expose('until', { type: 'Day', description: 'The first day on which it was over.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

export const MembershipEndRef = builder.prismaObject('MembershipEnd', {
  description:
    'That the membership ended to which a case had led (ra khỏi Đảng). The last entry holds; one with MISTAKE says that nothing ended.',
  fields: (t) => ({
    endedOn: t.expose('endedOn', {
      type: 'Day',
      nullable: true,
      description: 'The first day on which the person was no member; null for a mistake.',
    }),
    reason: t.expose('reason', { type: MembershipEndReasonEnum, description: 'Why.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'The decision it rests on (số quyết định); null where there is none.',
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When it was entered.' }),
    changedBy: t.field({ type: ChangedByRef, description: CHANGED_BY, resolve: (change) => change }),
  }),
});

export const MemberNode = builder.prismaNode('Member', {
  description:
    'A member of the Party on the roll of a cell (đảng viên). One to whom a case has led comes here with the ceremony and follows the case. Personal data: only for roles that work with the members of the cell.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenMembers(signedIn(context))] }),
  fields: (t) => ({
    fullName: t.string({
      nullable: true,
      select: { id: true },
      description: `Full name (họ và tên); null where the person was erased. ${personalNote('Member.fullName')}`,
      resolve: async ({ id }, _args, context, info) => (await memberIdentity(context, info, id))?.fullName ?? null,
    }),
    sex: t.field({
      type: SexEnum,
      nullable: true,
      select: { id: true },
      description: `Sex (giới tính). ${personalNote('Member.sex')}`,
      resolve: async ({ id }, _args, context, info) => (await memberIdentity(context, info, id))?.sex ?? null,
    }),
    birthYear: t.int({
      nullable: true,
      select: { id: true },
      description: `Year of birth (năm sinh). ${personalNote('Member.birthYear')}`,
      resolve: async ({ id }, _args, context, info) => (await memberIdentity(context, info, id))?.birthYear ?? null,
    }),
    birthMonth: t.int({
      nullable: true,
      select: { id: true },
      description: `Month of birth (tháng sinh). ${personalNote('Member.birthMonth')}`,
      resolve: async ({ id }, _args, context, info) => (await memberIdentity(context, info, id))?.birthMonth ?? null,
    }),
    committee: t.field({
      ...committeeOfRecord,
      type: CommitteeNode,
      description: 'The cell of today (chi bộ đang sinh hoạt).',
    }),
    candidate: t.relation('candidate', {
      nullable: true,
      description: 'The case that led to the membership (hồ sơ kết nạp); null for whoever was entered as a member.',
    }),
    probationarySince: t.expose('probationarySince', {
      type: 'Day',
      nullable: true,
      description: 'The day of the ceremony (ngày kết nạp); null where it is not known.',
    }),
    officialSince: t.expose('officialSince', {
      type: 'Day',
      nullable: true,
      description: 'The day of official membership (ngày chính thức); null on probation.',
    }),
    exemptSince: t.expose('exemptSince', {
      type: 'Day',
      nullable: true,
      description: 'From when on exempt from work and meetings (miễn công tác và sinh hoạt); null for everybody else.',
    }),
    awaySince: t.expose('awaySince', {
      type: 'Day',
      nullable: true,
      description:
        'From when on transferred to another place for a time (chuyển sinh hoạt tạm thời); null for everybody else.',
    }),
    leftOn: t.expose('leftOn', {
      type: 'Day',
      nullable: true,
      description: 'The first day on which the person is no member; null while it lasts.',
    }),
    leftReason: t.expose('leftReason', {
      type: MemberLeftEnum,
      nullable: true,
      description: 'Why it ended; null while it lasts.',
    }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person was made unreadable; null for everybody else.',
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      select: { committeeId: true },
      description: VIEWER_CAN,
      resolve: ({ committeeId }, _args, context) => mayDo('Member', committeeId, context),
    }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const MemberConnection = connectionOf(MemberNode, 'Member');
