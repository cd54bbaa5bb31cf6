import { nameKey } from '../name-keys.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { type Appointment, appoint, type NewAppointment, readAppointment } from '../resolvers/officer/appoint.ts';
import { Holders } from '../resolvers/officer/holders.ts';
import { readAppointed } from '../resolvers/officer/records.ts';
import { basisWords, titleWords } from '../resolvers/officer/words.ts';
import { unreadDay } from '../resolvers/unread.ts';
import type { EntryKind } from './entry-lines.ts';
import { COMMITTEE } from './named.ts';

/** Appointments, by the checks and the writer of `appointOfficer`. */
export const officers: EntryKind<Appointment, NewAppointment['committee']> = {
  layout: 'officers',
  names: COMMITTEE,
  field: 'committeeId',
  read: (cells, today) => {
    const read = cells.needed({
      personName: cells.name('personName', LONGEST.personName),
      title: cells.word('title', titleWords),
      startsOn: cells.day('startsOn'),
      decisionNumber: cells.code('decisionNumber', LONGEST.documentNumber),
      decisionOn: cells.day('decisionOn'),
      basis: cells.word('basis', basisWords),
    });
    if (read === null) return null;
    const startsOn = unreadDay(['startsOn'], read.startsOn);
    const decisionOn = unreadDay(['decisionOn'], read.decisionOn);
    // A file has names alone.
    return { ...readAppointment({ ...read, startsOn, decisionOn }, today), personName: read.personName };
  },
  key: ({ title, personName }) => `${title} ${nameKey(personName)}`,
  recorded: async (tx, asked) => {
    const wanted = asked.map(({ id, form }) => ({ committeeId: id, ...form }));
    const holders = new Holders(await readAppointed(tx, wanted));
    return wanted.map((one) => holders.standing(one));
  },
  enter: (at, entries) =>
    appoint(
      at,
      entries.map(({ of, form }) => ({ committee: of, form })),
    ),
};
