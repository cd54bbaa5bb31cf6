import { readFields } from '../form.ts';
import { readPastDay } from '../input.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkAnnouncement } from './conduct-rules.ts';
import { announce } from './records.ts';
import { namedInspection } from './see-inspection.ts';

/** When the subject of an inspection was told of it. */
export interface AnnounceInspectionInput {
  inspectionId: UnreadId;
  announcedOn: UnreadDay;
}

/**
 * Says that an inspection was announced to its subject. From then on those see it who see the subject alone.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkAnnouncement
 */
export const announceInspection = write({
  places: { inspection: namedInspection('inspection:plan') },
  read: ({ announcedOn }: AnnounceInspectionInput, { today }) =>
    readFields({ announcedOn: () => readPastDay(announcedOn, 'announcedOn', today) }),
  async work({ tx }, { inspection }, { announcedOn }) {
    checkAnnouncement(inspection, announcedOn);
    await announce(tx, inspection.id, announcedOn);
    return { inspection: inspection.id };
  },
});
