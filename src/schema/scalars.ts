import { Kind } from 'graphql';
import { parseDay, toDay } from '../calendar.ts';
import { builder } from './builder.ts';
import { RequestError } from './request-error.ts';

function readDay(value: unknown): string {
  const day = typeof value === 'string' ? parseDay(value) : null;
  if (day === null) throw new RequestError('INVALID_INPUT', (texts) => texts.badDay);
  return day;
}

builder.scalarType('Day', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  description:
    'A day in Vietnam (Asia/Ho_Chi_Minh), written `YYYY-MM-DD`. Not a moment: it has no time zone to convert.',
  serialize: (value) => (value instanceof Date ? toDay(value) : value),
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});

/** Date, time and offset. */
const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

builder.scalarType('DateTime', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  description: 'A moment, ISO 8601 in UTC, for example `2023-12-18T08:30:00.000Z`.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    // By its form first: JavaScript would take "1" for a moment too.
    const moment = new Date(typeof value === 'string' && ISO_8601.test(value) ? value : Number.NaN);
    if (Number.isNaN(moment.getTime())) {
      throw new RequestError('INVALID_INPUT', (texts) => texts.badDateTime);
    }
    return moment;
  },
});
