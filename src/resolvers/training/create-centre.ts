import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterCentres, hasCentre } from './class-records.ts';
import { violations } from './violations.ts';

/** A centre and the committee that hosts it. */
export interface CreateCentreInput {
  committeeId: UnreadId;
  name: string;
}

/**
 * Founds a training centre of a committee (360-QĐ/TW). It teaches for its host and what stands below; for whom else, is
 * said by `setCoverage`.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_ENDED, CENTRE_EXISTS
 */
export const createCentre = write({
  places: {
    host: namedCommittee('committeeId', lockCommitteeToChange, { see: 'training:read', do: 'centre:change' }),
  },
  read: ({ name }: CreateCentreInput) => ({ name: readText(name, 'name', LONGEST.committeeName) }),
  async work({ tx, by, today }, { host }, { name }) {
    await refuseEnded(tx, host, today);
    if (await hasCentre(tx, host.id, name)) throw violations.CENTRE_EXISTS(name);
    const centre = uuidv7();
    await enterCentres(tx, [{ id: centre, hostId: host.id, name }], by);
    return { centre };
  },
});
