import { StaleVersion } from '../../resolvers/errors.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { MOST_TARGET } from '../../resolvers/quota/rules.ts';
import { setSubTargets } from '../../resolvers/quota/set-sub-targets.ts';
import { fromTo, upTo, years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { SourceCategoryEnum } from '../candidate/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { PersonGroupEnum } from '../statistics/quota-report.ts';
import { idOf } from '../unread.ts';
import { SubTargetsNode } from './sub-targets.ts';

const SubTargetOfInput = builder.inputType('SubTargetOfInput', {
  isOneOf: true,
  description: 'Of whom: a group or a source, exactly one of the two.',
  fields: (t) => ({
    group: t.field({ type: PersonGroupEnum, description: 'A group.' }),
    source: t.field({ type: SourceCategoryEnum, description: 'A source: where people are found (nguồn).' }),
  }),
});

const SubTargetInput = builder.inputType('SubTargetInput', {
  description: 'How many are to come from a group or a source.',
  fields: (t) => ({
    of: t.field({ type: SubTargetOfInput, required: true, description: 'Of whom.' }),
    target: t.int({ required: true, description: `How many, ${fromTo(0, MOST_TARGET).en}.` }),
  }),
});

mutation('setSubTargets', {
  description:
    'Sets how many of the plan of a year are to come from which groups and sources (giao chỉ tiêu thành phần), all of them together; a root sets its own. They overlap and are never added up. Every version is kept.',
  about: 'The sub-targets of a year, and the paper that sets them.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose plan it is.' }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    rows: t.field({
      type: [SubTargetInput],
      required: true,
      description: 'All of them, each group and source once. What is left out is asked no more.',
    }),
    expectedVersion: t.int({
      required: true,
      description:
        'The version that you have seen; 0 when there was none. Where there is another, nothing is written and StaleVersion answers.',
    }),
    documentNumber: t.string({
      description: `Number of the document that sets them, ${upTo(LONGEST.documentNumber).en}. Needed from version 2 on, and for a year that is over.`,
    }),
    documentOn: t.field({
      type: 'Day',
      description: 'Day of the document; not in the future. Needed where the number is.',
    }),
    reason: t.string({ description: `Why, ${upTo(LONGEST.reason).en}. Needed where the number is.` }),
  }),
  payload: payload<'subTargets'>('SetSubTargetsPayload', 'The sub-targets were set.', [
    ['subTargets', SubTargetsNode, 'What is asked now.'],
  ]),
  errors: [StaleVersion],
  run: setSubTargets,
});
