import { LONGEST } from '../../resolvers/lengths.ts';
import { MOST_CHANGES } from '../../resolvers/reorganisation/form.ts';
import { reorganise } from '../../resolvers/reorganisation/reorganise.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { CommitteeKindEnum } from '../committee/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { AccessGrantNode } from '../grant/types.ts';
import { MemberNode } from '../member/types.ts';
import { mutation } from '../mutation.ts';
import { OfficerNode } from '../officer/types.ts';
import { idOf } from '../unread.ts';
import { RoleOutcomeEnum } from './enums.ts';
import { ReorganisePayload } from './payload.ts';

const committee = { extensions: idOf(CommitteeNode) };

const DecisionInput = builder.inputType('ReorganisationDecisionInput', {
  description: 'The paper by which it is so (quyết định).',
  fields: (t) => ({
    number: t.string({ required: true, description: `Its number, ${upTo(LONGEST.documentNumber).en}.` }),
    issuedOn: t.field({ type: 'Day', required: true, description: 'Its day (ngày ban hành).' }),
    issuer: t.string({ required: true, description: `Who decided, ${upTo(LONGEST.committeeName).en}.` }),
    title: t.string({ required: true, description: `What it is about, ${upTo(LONGEST.reason).en} (trích yếu).` }),
  }),
});

const BodyInput = builder.inputType('ReorganisedBodyInput', {
  isOneOf: true,
  description: 'A committee of a decision: exactly one of these.',
  fields: (t) => ({
    committeeId: t.id({ ...committee, description: 'One that stands.' }),
    ref: t.string({ description: 'One that the decision founds: the `ref` it has there.' }),
  }),
});

const FoundInput = builder.inputType('FoundCommitteeInput', {
  description: 'A committee that is founded (thành lập).',
  fields: (t) => ({
    ref: t.string({
      required: true,
      description: 'A handle of your choice, by which the other changes of this decision name it. It is not kept.',
    }),
    kind: t.field({ type: CommitteeKindEnum, required: true, description: 'Its kind.' }),
    name: t.string({ required: true, description: `Its full name, ${upTo(LONGEST.committeeName).en}.` }),
    shortName: t.string({ description: `Its short name, ${upTo(LONGEST.committeeShortName).en}.` }),
    code: t.string({
      description: `Its code from the first day on, ${upTo(LONGEST.committeeCode).en}. One that ends with its committee by the same decision is free.`,
    }),
    under: t.field({
      type: BodyInput,
      description:
        'Under which committee. Left out for one at the top, such as a province: it follows one that stood at the top and ends by the same decision.',
    }),
  }),
});

const RenameInput = builder.inputType('ReorganisationRenameInput', {
  description: 'Another name for a committee (đổi tên).',
  fields: (t) => ({
    committeeId: t.id({ required: true, ...committee, description: 'Which committee.' }),
    name: t.string({ required: true, description: `Its full name, ${upTo(LONGEST.committeeName).en}.` }),
    shortName: t.string({ description: `Its short name, ${upTo(LONGEST.committeeShortName).en}; left out for none.` }),
  }),
});

const RetypeInput = builder.inputType('RetypeCommitteeInput', {
  description: 'Another kind for a committee, which stays itself (chuyển loại hình).',
  fields: (t) => ({
    committeeId: t.id({ required: true, ...committee, description: 'Which committee.' }),
    kind: t.field({ type: CommitteeKindEnum, required: true, description: 'Its kind from then on.' }),
  }),
});

const ReparentInput = builder.inputType('ReparentCommitteesInput', {
  description: 'Committees that come under another one, with everything below them (chuyển cấp trên trực tiếp).',
  fields: (t) => ({
    committeeIds: t.idList({ required: true, ...committee, description: 'Which committees.' }),
    under: t.field({ type: BodyInput, required: true, description: 'Under which committee from then on.' }),
  }),
});

const MergeInput = builder.inputType('MergeCommitteesInput', {
  description:
    'Committees that end, and one that follows them all (hợp nhất, sáp nhập). What stands below them comes along unless another change of the decision says otherwise; so do cases of cells.',
  fields: (t) => ({
    committeeIds: t.idList({ required: true, ...committee, description: 'Which end.' }),
    into: t.field({ type: BodyInput, required: true, description: 'Which follows: a new one, or one that stands.' }),
  }),
});

const SplitPartInput = builder.inputType('SplitPartInput', {
  description: 'A part of a committee that is split, with what comes to it.',
  fields: (t) => ({
    to: t.field({
      type: BodyInput,
      required: true,
      description: 'Which committee takes the part. The one that is split may keep one itself: then it goes on.',
    }),
    committeeIds: t.idList({ ...committee, description: 'Committees directly below.' }),
    officerIds: t.idList({
      extensions: idOf(OfficerNode),
      description: 'Appointments that go on there with the same office.',
    }),
    candidateIds: t.idList({ extensions: idOf(CandidateNode), description: 'Cases of the cell, by name.' }),
    memberIds: t.idList({
      extensions: idOf(MemberNode),
      description:
        'Members on the roll of the cell who have no case, by name; whoever has one goes with it. Who is named nowhere comes to the first part, or stays where the cell goes on.',
    }),
    memberCount: t.int({ description: 'How many members come to it (số đảng viên).' }),
  }),
});

const SplitInput = builder.inputType('SplitCommitteeInput', {
  description:
    'A committee that is shared out among several (chia tách). Whatever it has must come to one of the parts.',
  fields: (t) => ({
    committeeId: t.id({ required: true, ...committee, description: 'Which committee.' }),
    parts: t.field({ type: [SplitPartInput], required: true, description: 'Two or more.' }),
  }),
});

const DissolveInput = builder.inputType('DissolveCommitteeInput', {
  description: 'A committee that ends (giải thể). What stands below it must go elsewhere by the same decision.',
  fields: (t) => ({
    committeeId: t.id({ required: true, ...committee, description: 'Which committee.' }),
    successors: t.field({
      type: [BodyInput],
      description: 'Who takes over what it did. Cases of a cell go to the one successor; left out for none.',
    }),
  }),
});

const ChangeInput = builder.inputType('ReorganisationChangeInput', {
  isOneOf: true,
  description: 'A change of a decision: exactly one of these.',
  fields: (t) => ({
    found: t.field({ type: FoundInput, description: 'A committee is founded.' }),
    rename: t.field({ type: RenameInput, description: 'One is called otherwise.' }),
    retype: t.field({ type: RetypeInput, description: 'One is of another kind.' }),
    reparent: t.field({ type: ReparentInput, description: 'Some come under another one.' }),
    merge: t.field({ type: MergeInput, description: 'Some end, and one follows them.' }),
    split: t.field({ type: SplitInput, description: 'One is shared out.' }),
    dissolve: t.field({ type: DissolveInput, description: 'One ends.' }),
  }),
});

const RoleInput = builder.inputType('ReorganisedRoleInput', {
  description: 'What becomes of a role on a committee that ends.',
  fields: (t) => ({
    grantId: t.id({ required: true, extensions: idOf(AccessGrantNode), description: 'Which grant.' }),
    outcome: t.field({ type: RoleOutcomeEnum, required: true, description: 'What becomes of it.' }),
    to: t.field({ type: BodyInput, description: 'For GOES_TO: to which of the successors.' }),
  }),
});

mutation('reorganise', {
  description:
    'Carries out a decision about the hierarchy below yours from its day on (sắp xếp tổ chức đảng): founds, renames, moves, merges, splits and ends committees, all of it or nothing. Send it with `dryRun` first: the plan says what becomes of everything. One of a day to come is kept, and takes effect at midnight.',
  about: 'A decision, and what it changes.',
  input: (t) => ({
    decision: t.field({ type: DecisionInput, required: true, description: 'The paper.' }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description:
        'First day on which it is so; it may lie ahead. After the last day for which anything was decided about its committees.',
    }),
    changes: t.field({
      type: [ChangeInput],
      required: true,
      description: `What it changes, at most ${MOST_CHANGES}, in any order. The body of a request holds the ids of about 900 committees: those below one that is merged come along without being named.`,
    }),
    roles: t.field({
      type: [RoleInput],
      description:
        'What becomes of roles on committees that end. One that is not named goes to the one successor where its kind has such a role, and ends otherwise.',
    }),
    dryRun: t.boolean({
      description: 'True to be told the plan, or all that refuses, and to change nothing. No `key` is used up.',
    }),
  }),
  payload: ReorganisePayload,
  run: reorganise,
});
