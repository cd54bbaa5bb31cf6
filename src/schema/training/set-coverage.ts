import { LONGEST } from '../../resolvers/lengths.ts';
import { setCoverage } from '../../resolvers/training/set-coverage.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingCentreNode } from './types.ts';

mutation('setCoverage', {
  description:
    'Says for which committees beside its host a centre teaches from a given day on, and for no others (giao địa bàn cho trung tâm chính trị; 360-QĐ/TW). Whoever says so stands above all of them. They see its classes, down to their cells, and send people.',
  about: 'All the committees that a centre covers from a day on.',
  input: (t) => ({
    centreId: t.id({ required: true, extensions: idOf(TrainingCentreNode), description: 'Which centre.' }),
    committeeIds: t.idList({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'All of them, each with what stands below it; none where it teaches for its host alone.',
    }),
    validFrom: t.field({
      type: 'Day',
      required: true,
      description: 'First day; it may lie ahead. Not before the day on which the last of what it covers began.',
    }),
    validTo: t.field({ type: 'Day', description: 'The first day on which it no longer does; left out for no end.' }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('SetCoveragePayload', 'What the centre covers was written.', [
    ['centre', TrainingCentreNode, 'The centre as it is now.'],
  ]),
  run: setCoverage,
});
