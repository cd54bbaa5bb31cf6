import { publishGoodPractice } from '../../resolvers/inspection/publish-good-practice.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { GoodPracticeRef } from './conduct-types.ts';
import { FindingNode } from './types.ts';

mutation('publishGoodPractice', {
  description:
    'Spreads a good practice that was found to a committee and everything below it (phổ biến, nhân rộng), where `goodPractices` shows it.',
  about: 'Which, to whom, and in which words.',
  input: (t) => ({
    findingId: t.id({
      required: true,
      extensions: idOf(FindingNode),
      description: 'The finding; a good practice.',
    }),
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'To whom, with everything below it.',
    }),
    text: t.string({
      required: true,
      description: `In words that everybody there may read, ${upTo(LONGEST.finding).en}.`,
    }),
    publishedOn: t.field({
      type: 'Day',
      required: true,
      description: 'The day; not in the future and not before the conclusion.',
    }),
  }),
  payload: payload('PublishGoodPracticePayload', 'It was spread.', [
    ['practice', GoodPracticeRef, 'What is read there.'],
  ]),
  run: publishGoodPractice,
});
