import { startInspection } from '../../resolvers/inspection/start-inspection.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionConductorEnum } from './enums.ts';
import { InspectionNode } from './types.ts';

mutation('startInspection', {
  description:
    'Starts an inspection by a decision (quyết định kiểm tra, giám sát). The programme that plans it must have been issued.',
  about: 'The decision to inspect.',
  input: (t) => ({
    inspectionId: t.id({ required: true, extensions: idOf(InspectionNode), description: 'Which.' }),
    decisionNumber: t.string({
      required: true,
      description: `Number of the decision, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    startedOn: t.field({ type: 'Day', required: true, description: 'Day of the decision; not in the future.' }),
    conductedBy: t.field({
      type: InspectionConductorEnum,
      required: true,
      defaultValue: 'COMMITTEE',
      description: 'Who carries it out; no advisory board on signs of a violation.',
    }),
    advisoryBoard: t.string({
      description: `Which advisory board, where one does, ${upTo(LONGEST.committeeName).en}.`,
    }),
    lead: t.string({ description: `Who leads the team, as the decision says, ${upTo(LONGEST.actor).en}.` }),
    team: t.string({ description: `Who is in the team, as the decision says, ${upTo(LONGEST.teachers).en}.` }),
  }),
  payload: payload('StartInspectionPayload', 'It was started.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: startInspection,
});
