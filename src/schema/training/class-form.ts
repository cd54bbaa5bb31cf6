import { LONGEST } from '../../resolvers/lengths.ts';
import { LARGEST_CLASS } from '../../resolvers/training/rules.ts';
import { fromTo, upTo } from '../bounds.ts';
import type { InputFields } from '../mutation.ts';
import { ClassAudienceEnum } from './enums.ts';

/** What is said of a class, when it is planned and when it is changed. */
export const classFields = (t: InputFields) => ({
  title: t.string({ required: true, description: `Title, ${upTo(LONGEST.classTitle).en}.` }),
  startsOn: t.field({ type: 'Day', required: true, description: 'First day.' }),
  endsOn: t.field({ type: 'Day', required: true, description: 'Last day; not before the first.' }),
  capacity: t.int({
    required: true,
    description: `Places, ${fromTo(1, LARGEST_CLASS).en}; not fewer than people are in it.`,
  }),
  audience: t.field({ type: [ClassAudienceEnum], required: true, description: 'Whom it is for; at least one.' }),
  place: t.string({ description: `Where it is held, ${upTo(LONGEST.place).en}.` }),
  teachers: t.string({ description: `Who teaches, ${upTo(LONGEST.teachers).en}.` }),
  objective: t.string({ description: `What it is to bring, ${upTo(LONGEST.objective).en}.` }),
});
