import { setObstacles } from '../../resolvers/committee/set-obstacles.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { QualifierEnum } from '../qualifier.ts';
import { idOf } from '../unread.ts';
import { ObstacleEnum } from './enums.ts';
import { CommitteeNode } from './types.ts';

mutation('setObstacles', {
  description:
    'Says what makes it hard for a committee to find new members from a day on (báo cáo khó khăn), all of it. A committee does it for itself, and whoever stands above it. Another report of the same day takes the place of the first.',
  about: 'What makes the work of a committee hard, and how many of the young take part.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which committee.' }),
    validFrom: t.field({ type: 'Day', required: true, description: 'First day; it may lie ahead.' }),
    obstacles: t.field({
      type: [ObstacleEnum],
      required: true,
      description: 'All of them; none where there are none.',
    }),
    youthActiveMinPercent: t.int({
      description:
        'Youth-Union members who take part in its meetings, percent, lower end; left out where it is not known.',
    }),
    youthActiveMaxPercent: t.int({ description: 'The same, upper end.' }),
    youthActiveQualifier: t.field({ type: QualifierEnum, description: 'How exact that range is.' }),
    source: t.string({ description: `Where it is from, ${upTo(LONGEST.source).en}.` }),
  }),
  payload: payload('SetObstaclesPayload', 'The report was written.', [
    ['committee', CommitteeNode, 'The committee as it is now.'],
  ]),
  run: setObstacles,
});
