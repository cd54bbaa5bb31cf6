import { type Lapse, lapsesOf } from '../dossier/lapses.ts';
import type { Due, Source } from './due.ts';
import { inSlices } from './in-slices.ts';
import { isDue, lapsingStages } from './rules.ts';
import type { DeadlineKind } from './words.ts';

const kindOf: Record<Lapse['what'], DeadlineKind> = {
  CERTIFICATE: 'CERTIFICATE_LAPSES',
  PAPER: 'PAPER_LAPSES',
  VERIFICATION: 'VERIFICATION_LAPSES',
};

/** Who makes it anew, or votes in time. */
const bodyOf: Record<Lapse['what'], 'CELL' | 'GRASSROOTS'> = {
  CERTIFICATE: 'CELL',
  PAPER: 'CELL',
  VERIFICATION: 'GRASSROOTS',
};

/** What holds for a time only of what a cell wants for its review: certificates, papers, verifications. */
export const dueLapses: Source = {
  part: 'CASES',
  kinds: ['CERTIFICATE_LAPSES', 'PAPER_LAPSES', 'VERIFICATION_LAPSES'],
  async find({ cases }, context) {
    const { loaders, feed } = context;
    const { day } = feed;
    const open = (await cases()).filter(({ stage }) => lapsingStages.includes(stage));
    const found = await Promise.all(
      open.map(async (one) => {
        const [dossier, facts] = await Promise.all([
          loaders.dossier.load(one.id),
          one.stage === 'CELL_REVIEW' ? loaders.caseFacts.load({ candidateId: one.id, day }) : null,
        ]);
        // What was sent up waits for a decision, by what the cell has voted on.
        return { ...one, dossier: facts?.referred ? null : dossier };
      }),
    );
    const due = ({ id, committeeId, stage, dossier }: (typeof found)[number]): Due[] =>
      (dossier === null ? [] : lapsesOf(dossier, day))
        .filter((lapse) => isDue(lapse, stage, day))
        .map(({ what, paper, from, heldUntil, rule }) => ({
          kind: kindOf[what],
          id: [kindOf[what], id, ...(paper === null ? [] : [paper])].join(':'),
          day: heldUntil,
          from,
          about: { type: 'Candidate', id },
          committeeId,
          rule,
          paper,
          by: { step: 'CELL_VOTE', body: bodyOf[what] },
        }));
    return inSlices(found, due, context);
  },
};
