import { readLinkedCommittee, visibleLink } from '../../resolvers/committee/read-committee.ts';
import { type Acts, actOn } from '../../resolvers/deadline/act-on.ts';
import type { Due } from '../../resolvers/deadline/due.ts';
import { timeLeft } from '../../resolvers/deadline/rules.ts';
import type { WorkRow } from '../../resolvers/deadline/watch-work-list.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { connectionOf } from '../connection-of.ts';
import type { Context } from '../context.ts';
import { PaperKindEnum } from '../dossier/enums.ts';
import { figuresFromMemory } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { StepRuleRef } from '../missing.ts';
import { CaseStepEnum, StepBodyEnum } from '../resolution/enums.ts';
import { DeadlineKindEnum } from './enums.ts';

/** A row of a live list was read with it. */
const left = async (due: Due | WorkRow, { loaders, feed }: Context) =>
  'left' in due ? due.left : timeLeft(await loaders.calendar.load('all'), due.day, feed.day);

const DeadlineActorRef = builder.objectRef<Acts>('DeadlineActor').implement({
  extensions: figuresFromMemory,
  description: 'Who must act (ai phải làm).',
  fields: (t) => ({
    step: t.expose('step', {
      type: CaseStepEnum,
      nullable: true,
      description: 'The step of the case that it is, or that it holds up; null where it is about no case.',
    }),
    body: t.expose('body', {
      type: StepBodyEnum,
      nullable: true,
      description: 'Which body of the procedure acts; null where it is the business of a committee as such.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Name of the committee or centre that it waits for, one above yours too; null where nobody knows.',
    }),
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'That committee; null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
  }),
});

export const DeadlineRef = builder.objectRef<Due | WorkRow>('Deadline').implement({
  extensions: figuresFromMemory,
  description:
    'Something that is due by a day (việc đến hạn). It tells no names of persons, so that a list of them can stay open: ask `nodes(ids:)` with `aboutId` for who it is, which is logged.',
  fields: (t) => ({
    id: t.id({
      description:
        'The same as long as it is due, for keys of lists and caches. `node` does not find it: it is reckoned, not kept.',
      resolve: ({ id }) => encodeGlobalId('Deadline', id),
    }),
    kind: t.expose('kind', { type: DeadlineKindEnum, description: 'What is due.' }),
    day: t.expose('day', {
      type: 'Day',
      description:
        'The last day for it: one reckoned in working days, of a paper the last one on which it holds, and where it is no time but a state (NO_SECRETARY, CELL_TOO_SMALL, FELL_BEHIND, CANNOT_MEET, SOURCE_DRY) the day since when, and of news (PLAN_MET, PLAN_REVISED, YEAR_CLOSED) the day of it.',
    }),
    from: t.expose('from', {
      type: 'Day',
      nullable: true,
      description:
        'The day that its time runs from; the first one on which it can be done where that lies ahead. Null where none is on record.',
    }),
    overdue: t.boolean({
      description: 'True when the day is gone (quá hạn).',
      resolve: async (due, _args, context) => (await left(due, context)).overdue,
    }),
    workingDaysLeft: t.int({
      description: 'Working days that are left after today, the last day among them; 0 on that day and afterwards.',
      resolve: async (due, _args, context) => (await left(due, context)).left,
    }),
    workingDaysOver: t.int({
      description: 'Working days since the last day; 0 until it is gone.',
      resolve: async (due, _args, context) => (await left(due, context)).over,
    }),
    daysCertain: t.boolean({
      description:
        'Whether it is known of all those days whether they are worked: false where the calendar of a year is missing, or a day of it unconfirmed.',
      resolve: async (due, _args, context) => (await left(due, context)).certain,
    }),
    aboutId: t.id({
      description:
        'The record that it is about, for `node` and `nodes`: a case, a request to take one, a committee, an inspection, a remedy or a class.',
      resolve: ({ about: { type, id } }) => encodeGlobalId(type, id),
    }),
    committeeId: t.id({
      nullable: true,
      description:
        'The `id` of `committee`, which costs no look into the database: a live list asks for this one. Null where you may not see it.',
      resolve: ({ committeeId }, _args, context) => {
        const id = visibleLink(committeeId, context);
        return id === null ? null : encodeGlobalId('Committee', id);
      },
    }),
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description:
        'Whose it is: of a case the cell that has it today, of an inspection who is inspected, of a request to take a case who is asked, of a class the host of its centre. Null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    paper: t.expose('paper', {
      type: PaperKindEnum,
      nullable: true,
      description: 'Which paper lapses; null where it is about none.',
    }),
    rule: t.expose('rule', {
      type: StepRuleRef,
      nullable: true,
      description:
        'What sets the day: document and point of the rule, or the decision where one did; null where the day was planned, or set by a conclusion.',
    }),
    actor: t.field({
      type: DeadlineActorRef,
      description: 'Who must act.',
      resolve: (due, _args, context) => ('acts' in due ? due.acts : actOn(due, context)),
    }),
  }),
});

/** A page of them. */
export const DeadlineConnection = connectionOf(DeadlineRef, 'Deadline');
