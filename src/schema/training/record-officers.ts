import { recordOfficers } from '../../resolvers/training/record-officers.ts';
import { MOST_OFFICERS } from '../../resolvers/training/roll-rules.ts';
import { fromTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { OfficerNode } from '../officer/types.ts';
import { idOf } from '../unread.ts';
import { TrainingClassNode } from './types.ts';

mutation('recordOfficers', {
  description:
    'Records officers who were in a class for them, by their offices, all of them or none (bí thư, cấp ủy viên, chi ủy viên dự lớp). Who is on record already stays so. Names are those of the offices: nobody becomes a trainee as a person.',
  about: 'Officers who were in a class.',
  input: (t) => ({
    classId: t.id({
      required: true,
      extensions: idOf(TrainingClassNode),
      description: 'A class for OFFICERS that is RUNNING or CLOSED.',
    }),
    officerIds: t.idList({
      required: true,
      extensions: { ...idOf(OfficerNode), mostItems: MOST_OFFICERS },
      description: `Offices that were held on a day of the class, each once, ${fromTo(1, MOST_OFFICERS).en}.`,
    }),
  }),
  payload: payload<'trainingClass', { officerCount: number }>(
    'RecordOfficersPayload',
    'The officers are on record.',
    [['trainingClass', TrainingClassNode, 'The class as it is now.']],
    (t) => ({
      officerCount: t.exposeInt('officerCount', {
        description: 'Offices on record of the class, of all sheets together.',
      }),
    }),
  ),
  run: recordOfficers,
});
