import { catalogues } from '../messages/catalogues.ts';
import type { Hindrance } from '../resolvers/hindrance.ts';
import { builder } from './builder.ts';
import { figuresFromMemory, fromMemory, usualRows } from './field-cost.ts';
import { ConfidenceEnum } from './rule/enums.ts';

export const StepRuleRef = builder.objectRef<NonNullable<Hindrance['rule']>>('StepRule').implement({
  extensions: figuresFromMemory,
  description: 'A rule that a step is tested by.',
  fields: (t) => ({
    document: t.exposeString('document', { description: 'The document: `Hướng dẫn 06-HD/TW`.' }),
    point: t.exposeString('point', { nullable: true, description: 'The point in it; null where it is all of it.' }),
    source: t.exposeString('source', { description: 'Both, as they are cited.' }),
    confidence: t.expose('confidence', {
      type: ConfidenceEnum,
      description: 'How sure it is that the document says so.',
    }),
  }),
});

export const StepValueRef = builder.objectRef<Hindrance['values'][number]>('StepValue').implement({
  extensions: fromMemory,
  description: 'A number, a day or a name that a rule was tested with.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is, such as `least`.' }),
    value: t.exposeString('value', { description: 'The number, the day as YYYY-MM-DD, or the name.' }),
  }),
});

export const MissingRef = builder.objectRef<Hindrance>('Missing').implement({
  extensions: fromMemory,
  description: 'What stands in the way of a step. The operation would be refused with the same code and words.',
  fields: (t) => ({
    code: t.string({ description: 'Names the rule.', resolve: ({ violation }) => violation.code }),
    message: t.string({
      description: 'What is missing and what to do, in the language that was asked for.',
      resolve: ({ violation }, _args, { language }) => violation.say(catalogues[language]),
    }),
    rule: t.expose('rule', {
      type: StepRuleRef,
      nullable: true,
      description: 'Document and point; null for a rule of bookkeeping.',
    }),
    values: t.expose('values', {
      type: [StepValueRef],
      extensions: usualRows(2),
      description: 'What it was tested with.',
    }),
    until: t.expose('until', {
      type: 'Day',
      nullable: true,
      description: 'The day on which it ends by itself; null where it does not.',
    }),
    heldUntil: t.expose('heldUntil', {
      type: 'Day',
      nullable: true,
      description: 'The last day on which something held that holds no more; null where nothing was there.',
    }),
  }),
});
