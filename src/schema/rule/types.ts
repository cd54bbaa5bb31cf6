import type { ObjectRef } from '@pothos/core';
import type { RuleOnDay, ToldVersion } from '../../resolvers/rule/catalogue.ts';
import type { CountedDays } from '../../resolvers/rule/count-working-days.ts';
import { listCalendarVersions } from '../../resolvers/rule/read-calendar.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { fromMemory, usualRows } from '../field-cost.ts';
import { CalendarDayKindEnum, ConfidenceEnum } from './enums.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

export const RuleConfirmationRef = builder.prismaObject('RuleConfirmation', {
  description: 'That somebody has read in the document what a rule was only taken to say (xác nhận). Never rewritten.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'The code of the rule.' }),
    from: t.expose('inForceFrom', { type: 'Day', description: 'First day in force of the version.' }),
    readIn: t.exposeString('readIn', { description: 'Document and point in which it was read.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.field({
      type: ChangedByRef,
      select: { recordedBy: true, recordedRole: true },
      description: CHANGED_BY,
      resolve: ({ recordedBy, recordedRole }) => ({ changedBy: recordedBy, changedRole: recordedRole }),
    }),
  }),
});

const RuleVersionRef = builder.objectRef<ToldVersion>('RuleVersion').implement({
  extensions: fromMemory,
  description: 'What a rule says from a day on (quy định qua các thời kỳ).',
});

export const RuleRef = builder.objectRef<RuleOnDay>('Rule').implement({
  extensions: fromMemory,
  description:
    'A rule of the Party with a number in it, as it is in force on a day (quy định). Steps are tested against it.',
  fields: (t) => ({
    code: t.string({ description: 'Stable, in capitals, for programs.', resolve: ({ rule }) => rule.code }),
    title: t.string({
      description: 'What it is about.',
      resolve: ({ rule }, _args, { language }) => rule.title[language],
    }),
    versions: t.field({
      type: [RuleVersionRef],
      description: 'All it ever was, the earliest first.',
      resolve: ({ rule }) => [...rule.versions],
    }),
  }),
});

/** A rule says what its version of the day does. */
const saying: ObjectRef<Types, ToldVersion>[] = [RuleVersionRef, RuleRef];
for (const ref of saying) {
  builder.objectFields(ref, (t) => ({
    text: t.string({
      description: 'What it says, in words.',
      resolve: ({ text }, _args, { language }) => text[language],
    }),
    numbers: t.intList({
      description: 'Its numbers, in the order of the words.',
      resolve: ({ numbers }) => [...numbers],
    }),
    source: t.exposeString('source', { description: 'Document and point: `Quy định 294-QĐ/TW, 1.1`.' }),
    from: t.expose('from', { type: 'Day', description: 'First day in force.' }),
    confidence: t.expose('confidence', {
      type: ConfidenceEnum,
      description: 'How sure it is that the document says so.',
    }),
    confirmation: t.field({
      type: RuleConfirmationRef,
      nullable: true,
      description:
        'Who has read it since in the document, where it was UNKNOWN (`confirmUnknown`); null where nobody has: ask a person before relying on it.',
      resolve: ({ code, from }, _args, { loaders }) => loaders.ruleConfirmation.load({ rule: code, from }),
    }),
  }));
}

const CalendarDayRef = builder.prismaObject('CalendarDay', {
  description: 'A day on which it is not as on its weekday (ngày nghỉ lễ, nghỉ bù, làm bù).',
  fields: (t) => ({
    day: t.expose('day', { type: 'Day', description: 'The day.' }),
    kind: t.expose('kind', { type: CalendarDayKindEnum, description: 'Whether it is off or worked.' }),
    occasion: t.exposeString('occasion', { description: 'Why, in Vietnamese: `Giỗ Tổ Hùng Vương`.' }),
    confidence: t.expose('confidence', {
      type: ConfidenceEnum,
      description: 'How sure it is. A day off that is UNKNOWN counts as worked, and is told wherever it matters.',
    }),
  }),
});

export const CalendarYearNode = builder.prismaNode('CalendarYear', {
  description:
    'The working calendar of a year (lịch ngày làm việc): which days differ from their weekday. Everybody may read it.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id) => ({ id }),
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    version: t.exposeInt('version', {
      description: 'How often it was set: send it as `expectedVersion` to set it anew.',
    }),
    source: t.exposeString('source', { description: 'What the days were taken from.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the announcement; null where there is none on record.',
    }),
    documentOn: t.expose('documentOn', { type: 'Day', nullable: true, description: 'Day of that document.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it was set anew; null of the first version.',
    }),
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When it was set.' }),
    changedBy: t.field({
      type: ChangedByRef,
      description: CHANGED_BY,
      select: { setBy: true, setRole: true },
      resolve: ({ setBy, setRole }) => ({ changedBy: setBy, changedRole: setRole }),
    }),
    days: t.relation('days', {
      type: CalendarDayRef,
      extensions: usualRows(20),
      description: 'The days, in their order.',
      query: () => ({ orderBy: { day: 'asc' } }),
    }),
    versions: t.prismaField({
      type: ['CalendarYear'],
      extensions: usualRows(3),
      description: 'All calendars of the year there ever were, the newest first.',
      select: { year: true },
      resolve: (query, { year }, _args, context) => listCalendarVersions(query, year, context),
    }),
  }),
});

/** A marked day out of memory. */
const MarkedDayRef = builder.objectRef<CountedDays['marks'][number]>('MarkedDay').implement({
  extensions: fromMemory,
  description: 'A day that made a difference to a count of working days.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Day', description: 'The day.' }),
    kind: t.expose('kind', { type: CalendarDayKindEnum, description: 'Whether it is off or worked.' }),
    occasion: t.exposeString('occasion', { description: 'Why, in Vietnamese: `Giỗ Tổ Hùng Vương`.' }),
    confidence: t.expose('confidence', { type: ConfidenceEnum, description: 'How sure it is.' }),
  }),
});

export const WorkingDaysRef = builder.objectRef<CountedDays>('WorkingDays').implement({
  extensions: fromMemory,
  description: 'A count of working days, and how it came about (số ngày làm việc).',
  fields: (t) => ({
    from: t.expose('from', { type: 'Day', description: 'The day they run from, which does not count itself.' }),
    until: t.expose('until', { type: 'Day', description: 'The last day.' }),
    count: t.exposeInt('count', { description: 'How many working days.' }),
    marks: t.expose('marks', {
      type: [MarkedDayRef],
      description: 'The days between that were not as on their weekday.',
    }),
    uncertain: t.expose('uncertain', {
      type: [MarkedDayRef],
      description: 'Days that might be off, and count as worked: the limit is rather too early than too late.',
    }),
    unknownYears: t.exposeIntList('unknownYears', {
      description: 'Years whose holidays are not known: there only Saturdays and Sundays are left out. Warn of it.',
    }),
  }),
});
