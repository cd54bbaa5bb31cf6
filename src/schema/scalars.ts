import { Kind } from 'graphql';
import { parseDay, toDay } from '../calendar.ts';
import type { Message } from '../messages/catalogue.ts';
import { builder } from './builder.ts';
import { RequestError } from './request-error.ts';
import type { SentDay } from './sent.ts';

/** Date, time and offset. */
const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads a moment. No moment is one that is not a number: JavaScript's own word for it. */
function toMoment(text: string): Date {
  // By its form first: JavaScript would take "1" for a moment too.
  return new Date(ISO_8601.test(text) ? text : Number.NaN);
}

/** What is said of a text that is no day or no moment, by the name of the scalar. Null where it is one. */
const checks: Readonly<Record<string, (text: string) => Message | null>> = {
  Day: (text) => (parseDay(text) === null ? (texts) => texts.badDay : null),
  DateTime: (text) => (Number.isNaN(toMoment(text).getTime()) ? (texts) => texts.badDateTime : null),
};

/** What is wrong with a text that stands where a scalar is wanted. Null where nothing is, or where the scalar takes any. */
export function mistakeOf(scalar: string, text: unknown): Message | null {
  return typeof text === 'string' ? (checks[scalar]?.(text) ?? null) : null;
}

// A text that is no day goes through: in a form it is a mistake like any other (`unread.ts`), elsewhere
// `refuse-arguments.ts` refuses the operation.

function textOf(value: unknown, otherwise: Message): string {
  if (typeof value !== 'string') throw new RequestError('INVALID_INPUT', otherwise);
  return value;
}

builder.scalarType('Day', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  description:
    'A day in Vietnam (Asia/Ho_Chi_Minh), written `YYYY-MM-DD`. Not a moment: it has no time zone to convert.',
  serialize: (value) => (value instanceof Date ? toDay(value) : value),
  parseValue: (value) => textOf(value, (texts) => texts.badDay) as SentDay,
  parseLiteral: (node) => textOf(node.kind === Kind.STRING ? node.value : null, (texts) => texts.badDay) as SentDay,
});

builder.scalarType('DateTime', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  description: 'A moment, ISO 8601 in UTC, for example `2023-12-18T08:30:00.000Z`.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => toMoment(textOf(value, (texts) => texts.badDateTime)),
});
