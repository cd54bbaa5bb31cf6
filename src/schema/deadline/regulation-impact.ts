import { shareWords } from '../../resolvers/candidate/rules.ts';
import { readLinkedCommittee, visibleLink } from '../../resolvers/committee/read-committee.ts';
import type { CaseImpact } from '../../resolvers/deadline/impact.ts';
import {
  type ImpactCount,
  listImpacts,
  type RegulationImpact,
  readRegulationImpact,
} from '../../resolvers/deadline/regulation-impact.ts';
import { MOST_COMMITTEES } from '../../resolvers/deadline/rules.ts';
import type { ChangedRule, Standing } from '../../resolvers/deadline/standing.ts';
import { builder } from '../builder.ts';
import { DecidingBodyEnum } from '../committee/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { connectionOf } from '../connection-of.ts';
import { enumOf } from '../enum-of.ts';
import { figuresFromMemory, pageOfList, reckonedFromPeople, usualRows } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { CaseStepEnum, StepBodyEnum } from '../resolution/enums.ts';
import { ConfidenceEnum } from '../rule/enums.ts';

const ImpactKindEnum = enumOf(
  'ImpactKind',
  { NEXT_STEP: 'NEXT_STEP', DEADLINE: 'DEADLINE', THRESHOLD: 'THRESHOLD' } as const,
  'What of a case a regulation changes (nội dung thay đổi).',
  {
    NEXT_STEP: 'Which step comes next, or whose it is (bước tiếp theo, cấp thực hiện).',
    DEADLINE: 'Until when it is due (thời hạn).',
    THRESHOLD: 'The share that carries it, or another limit that it is tested against (tỷ lệ, điều kiện).',
  },
);

const CaseStandingRef = builder.objectRef<Standing>('CaseStanding').implement({
  extensions: figuresFromMemory,
  description: 'What comes next in a case by the rules of a day (bước tiếp theo theo quy định của một ngày).',
  fields: (t) => ({
    step: t.expose('step', { type: CaseStepEnum, description: 'The step.' }),
    body: t.expose('body', { type: StepBodyEnum, description: 'Whose step it is.' }),
    part: t.expose('part', {
      type: DecidingBodyEnum,
      nullable: true,
      description: 'Which part of the committee decides; null where the step is no decision.',
    }),
    name: t.exposeString('name', {
      description: 'Name of the committee whose step it is, or of its centre, one above yours too.',
    }),
    committeeId: t.id({
      nullable: true,
      description: 'Its `id`; null where you may not see it.',
      resolve: ({ committeeId }, _args, context) => {
        const id = visibleLink(committeeId, context);
        return id === null ? null : encodeGlobalId('Committee', id);
      },
    }),
    deadline: t.expose('deadline', {
      type: 'Day',
      nullable: true,
      description: 'The last day for it; null where no time runs.',
    }),
    threshold: t.string({
      nullable: true,
      description: 'The share that carries it, such as “>= 2/3”; null where nothing is voted on.',
      resolve: ({ share }) => share && shareWords(share),
    }),
  }),
});

const ChangedRuleRef = builder.objectRef<ChangedRule>('ChangedRule').implement({
  extensions: figuresFromMemory,
  description: 'A limit of a step that is another one from a day on (quy định thay đổi).',
  fields: (t) => ({
    code: t.string({ description: 'The code of the rule, as in `rules`.', resolve: ({ after }) => after.code }),
    before: t.string({
      description: 'What it said, in words.',
      resolve: ({ before }, _args, { language }) => before.text[language],
    }),
    after: t.string({
      description: 'What it says from that day on.',
      resolve: ({ after }, _args, { language }) => after.text[language],
    }),
  }),
});

const CaseImpactRef = builder.objectRef<CaseImpact>('CaseImpact').implement({
  extensions: figuresFromMemory,
  description:
    'An open case for which a regulation changes something (hồ sơ bị ảnh hưởng). It tells no name of a person: ask `nodes(ids:)` with `candidateId` for who it is, which is logged.',
  fields: (t) => ({
    id: t.id({
      description: 'For keys of lists and caches. `node` does not find it: it is reckoned, not kept.',
      resolve: ({ id }) => encodeGlobalId('CaseImpact', id),
    }),
    candidateId: t.id({
      description: 'The case, for `node` and `nodes`.',
      resolve: ({ id }) => encodeGlobalId('Candidate', id),
    }),
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'The cell that has it today; null where it is not known to this node yet.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    changes: t.field({
      type: [ImpactKindEnum],
      extensions: usualRows(1),
      description: 'What changes.',
      resolve: ({ kinds }) => [...kinds],
    }),
    before: t.expose('before', {
      type: CaseStandingRef,
      nullable: true,
      description: 'By the rules of the day before; null where no step comes next by them.',
    }),
    after: t.expose('after', {
      type: CaseStandingRef,
      nullable: true,
      description: 'By the rules of the first day; null where no step comes next by them.',
    }),
    rules: t.field({
      type: [ChangedRuleRef],
      extensions: usualRows(1),
      description: 'Other limits that `after.step` is tested against and that change.',
      resolve: ({ rules }) => [...rules],
    }),
  }),
});

const CaseImpactConnection = connectionOf(CaseImpactRef, 'CaseImpact');

const ImpactCountRef = builder.objectRef<ImpactCount>('ImpactCount').implement({
  extensions: figuresFromMemory,
  description: 'For how many cases of a committee, with everything below it, something changes.',
  fields: (t) => ({
    committee: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'Which committee; null where it is not known to this node yet.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    caseCount: t.exposeInt('caseCount', { description: 'How many cases (số hồ sơ).' }),
  }),
});

const RegulationImpactRef = builder.objectRef<RegulationImpact>('RegulationImpact').implement({
  extensions: figuresFromMemory,
  description: 'What a regulation changes for open cases on its first day (tác động của quy định mới).',
  fields: (t) => ({
    document: t.string({
      description: 'The regulation, as it is cited.',
      resolve: ({ document }) => document.document,
    }),
    confidence: t.field({
      type: ConfidenceEnum,
      description: 'How sure it is what it says, at best.',
      resolve: ({ document }) => document.confidence,
    }),
    day: t.field({
      type: 'Day',
      description: 'Its first day in force.',
      resolve: ({ document }) => document.from,
    }),
    cases: t.connection(
      {
        type: CaseImpactRef,
        extensions: pageOfList,
        description: 'The cases, in an order that stays. `totalCount` is the sum of `counts`.',
        resolve: (impact, args, context) => listImpacts(impact, args, context),
      },
      CaseImpactConnection,
    ),
    counts: t.field({
      type: [ImpactCountRef],
      description:
        'By committee, the most cases first: those directly below the one that was asked about, and itself where it has cases of its own.',
      resolve: ({ counts }) => [...counts],
    }),
  }),
});

builder.queryFields((t) => ({
  regulationImpact: t.field({
    type: RegulationImpactRef,
    nullable: true,
    extensions: reckonedFromPeople,
    description: `For which open cases a regulation changes the next step, its deadline or its threshold on its first day, against the day before (tác động của quy định mới đến các hồ sơ đang mở): by their records as they stand today, as far as you may see them. \`workList\` says it too, from 30 days before. For ${MOST_COMMITTEES} committees at most, by a number of statements that does not grow with the cases. Null where the committee is hidden.`,
    args: {
      document: t.arg.string({
        required: true,
        description: 'The number of a document that `rules` rest on: `208-QĐ/TW`, with or without its name.',
      }),
      from: t.arg({ type: 'Day', description: 'Its first day in force, where a number was given more than once.' }),
      withinId: t.arg.globalID({
        for: CommitteeNode,
        required: true,
        description: 'Of this committee and everything below it.',
      }),
    },
    resolve: (_root, { withinId, ...args }, context) =>
      readRegulationImpact({ ...args, withinId: withinId.id }, context),
  }),
}));
