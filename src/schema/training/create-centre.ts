import { LONGEST } from '../../resolvers/lengths.ts';
import { createCentre } from '../../resolvers/training/create-centre.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingCentreNode } from './types.ts';

mutation('createCentre', {
  description:
    'Founds a political centre of a committee (thành lập trung tâm chính trị; 360-QĐ/TW). It teaches for its host and what stands below; `setCoverage` says for whom else.',
  about: 'A centre.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'The committee that hosts it.' }),
    name: t.string({
      required: true,
      description: `Name, ${upTo(LONGEST.committeeName).en}; one that no other centre of the committee has.`,
    }),
  }),
  payload: payload('CreateCentrePayload', 'The centre is founded.', [['centre', TrainingCentreNode, 'The centre.']]),
  run: createCentre,
});
