import type { candidateOrders, candidateTerms } from '../../resolvers/candidate/lists.ts';
import { MOST_JUDGED } from '../../resolvers/deadline/rules.ts';
import { builder } from '../builder.ts';
import { DossierItemEnum, PaperKindEnum } from '../dossier/enums.ts';
import { DayRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { MemberNode } from '../member/types.ts';
import { orderInput } from '../order-by.ts';
import { CaseStepEnum, StepBodyEnum } from '../resolution/enums.ts';
import { CandidateStageEnum, SourceCategoryEnum } from './enums.ts';

const CandidateOrder = orderInput<typeof candidateOrders>('CandidateOrder', {
  givenName: 'By the given name, the last word of the name, then by the rest, as offices do (theo tên).',
  familyName: 'By the whole name from the family name on (theo họ).',
  stageSince: 'By the day on which the stage was reached (ngày chuyển bước).',
  updatedAt: 'By when it was changed last.',
});

/** What such a filter costs, and how far it reaches. */
const JUDGED = `Found by the records of every open case in the list, which costs as much as \`deadlines\` of it; refused for more than ${MOST_JUDGED.toLocaleString('en')} of them.`;

const CandidateFilter = filterInput<ReturnType<typeof candidateTerms>>('CandidateFilter', (t) => ({
  stage: t.field({ type: [CandidateStageEnum], description: 'At one of these stages.' }),
  source: t.field({ type: [SourceCategoryEnum], description: 'From one of these sources.' }),
  stageSince: t.field({ type: DayRange, description: 'The day on which the stage was reached.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
  mentored: t.boolean({ description: 'Whether an official member is assigned to help today (đảng viên giúp đỡ).' }),
  mentor: t.globalIDList({
    for: [MemberNode],
    description:
      'Whom one of these members of the roll is assigned to help today (đảng viên giúp đỡ); a mentor whose name alone was written is on no roll.',
  }),
  missingPaper: t.field({
    type: [PaperKindEnum],
    description: 'Without a paper of at least one of these kinds, a lapsed one being one (còn thiếu giấy tờ).',
  }),
  certificateLapsesBefore: t.field({
    type: 'Day',
    description:
      'Whose certificate of the awareness class cannot be used on this day any more, the newest one; while the cell has not voted, of whoever is on the list as long as it holds.',
  }),
  paperLapsesBefore: t.field({
    type: 'Day',
    description:
      'With a paper that does not hold on this day any more, no newer one standing in its place, while the dossier is put together.',
  }),
  waitingFor: t.field({
    type: [StepBodyEnum],
    description: `Whose next step is that of one of these bodies today, as \`nextSteps\` says (đang chờ ai). ${JUDGED}`,
  }),
  nextStep: t.field({
    type: [CaseStepEnum],
    description: `Whose next step is one of these today, as \`nextSteps\` says (bước tiếp theo): at the appraisal, or behind the vote on recognition, finer than the stage. ${JUDGED}`,
  }),
  deadlineBefore: t.field({
    type: 'Day',
    description: `Whose next step has its last day before this one, as \`nextSteps\` says: the answers to a verification, a decision, a ceremony, a recognition (bước tiếp theo đến hạn trước ngày). ${JUDGED}`,
  }),
  missing: t.field({
    type: [DossierItemEnum],
    description: `Whose dossier is not in order today in at least one of these, a lapsed one being none, as its \`checklist\` says; while it is put together, and on probation for the recognition (còn thiếu trong hồ sơ). ${JUDGED}`,
  }),
}));

/** What every list of candidates is asked with. */
export const candidateListArgs = builder.args((t) => ({
  orderBy: t.field({ type: CandidateOrder, description: 'How to sort; goes before `order`.' }),
  filter: t.field({ type: CandidateFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
