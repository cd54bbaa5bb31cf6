import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterScheme } from './programme-records.ts';
import { checkSchemeYears } from './programme-rules.ts';
import { checkPlans } from './rules.ts';
import { violations } from './violations.ts';

/** Under what the programmes of several years are made. */
export interface CreateSchemeInput {
  issuerId: UnreadId;
  number: string;
  title: string;
  issuedOn: UnreadDay;
  firstYear: number;
  lastYear: number;
}

/**
 * Enters a scheme of several years, under which a committee and those below it make their programmes.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NO_PROGRAMME_OF_CELL, SCHEME_EXISTS
 */
export const createScheme = write({
  places: {
    issuer: namedCommittee<'issuerId', CreateSchemeInput>('issuerId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:plan',
    }),
  },
  read: ({ number, title, issuedOn, firstYear, lastYear }: CreateSchemeInput, { today }) =>
    readFields({
      number: () => readText(number, 'number', LONGEST.documentNumber),
      title: () => readText(title, 'title', LONGEST.topic),
      issuedOn: () => readPastDay(issuedOn, 'issuedOn', today),
      firstYear: () => checkYear(firstYear, 'firstYear'),
      lastYear: () => checkYear(lastYear, 'lastYear'),
    }),
  async work({ tx }, { issuer: { id: issuerId, kind } }, scheme) {
    checkPlans(kind, 'issuerId');
    checkSchemeYears(scheme);
    const id = uuidv7();
    if (!(await enterScheme(tx, { id, issuerId, ...scheme }))) throw violations.SCHEME_EXISTS(scheme.number);
    return { scheme: id };
  },
});
