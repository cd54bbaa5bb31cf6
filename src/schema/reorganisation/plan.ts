import type {
  CommitteeKind,
  OfficeEnd,
  OfficerTitle,
  ProgrammeStatus,
  QuotaKind,
  Role,
  TrainingStatus,
} from '../../db/generated/enums.ts';
import { isFounded, type Key, type RoleOutcome } from '../../resolvers/reorganisation/form.ts';
import type { Plan } from '../../resolvers/reorganisation/plan.ts';
import type { Warning } from '../../resolvers/reorganisation/plan-warnings.ts';
import { builder } from '../builder.ts';
import { CommitteeKindEnum } from '../committee/enums.ts';
import { fromMemory } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { RoleEnum } from '../grant/enums.ts';
import { ProgrammeStatusEnum } from '../inspection/enums.ts';
import { OfficeEndEnum, OfficerTitleEnum } from '../officer/enums.ts';
import { QuotaKindEnum } from '../quota/enums.ts';
import { TrainingStatusEnum } from '../training/enums.ts';
import { PlanWarningCodeEnum, RoleOutcomeEnum } from './enums.ts';

/** A body of a plan with what it is called. */
interface PlannedBody {
  key: Key;
  name: string;
}

const PlannedBodyRef = builder.objectRef<PlannedBody>('PlannedBody').implement({
  extensions: fromMemory,
  description: 'A committee of a plan: one that stands, or one that the decision founds.',
  fields: (t) => ({
    committeeId: t.id({
      nullable: true,
      description: 'Its id; null for one that the decision founds.',
      resolve: ({ key }) => (isFounded(key) ? null : encodeGlobalId('Committee', key)),
    }),
    ref: t.string({
      nullable: true,
      description: 'The handle that the decision gave it; null for one that stands.',
      resolve: ({ key }) => (isFounded(key) ? key.slice(1) : null),
    }),
    name: t.exposeString('name', { description: 'What it is called from then on.' }),
  }),
});

/** Something of a plan that is about a body, and mostly leads to another. */
type About<More = unknown> = More & { body: PlannedBody };

const about = { description: 'Which committee.' };

const PlannedFoundationRef = builder
  .objectRef<About<{ kind: CommitteeKind; shortName: string | null; code: string | null; under: PlannedBody | null }>>(
    'PlannedFoundation',
  )
  .implement({
    extensions: fromMemory,
    description: 'A committee that is founded (thành lập).',
    fields: (t) => ({
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      kind: t.expose('kind', { type: CommitteeKindEnum, description: 'Its kind.' }),
      shortName: t.exposeString('shortName', { nullable: true, description: 'Its short name.' }),
      code: t.exposeString('code', { nullable: true, description: 'Its code from the first day on.' }),
      under: t.expose('under', {
        type: PlannedBodyRef,
        nullable: true,
        description: 'Where it stands; null for a root.',
      }),
    }),
  });

const PlannedEndRef = builder.objectRef<About<{ successors: PlannedBody[] }>>('PlannedEnd').implement({
  extensions: fromMemory,
  description: 'A committee that ends (kết thúc hoạt động).',
  fields: (t) => ({
    body: t.expose('body', { type: PlannedBodyRef, ...about }),
    successors: t.expose('successors', { type: [PlannedBodyRef], description: 'Who follows it.' }),
  }),
});

const PlannedMoveRef = builder
  .objectRef<About<{ from: PlannedBody | null; to: PlannedBody }>>('PlannedMove')
  .implement({
    extensions: fromMemory,
    description: 'A committee that comes under another one, with everything below it.',
    fields: (t) => ({
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      from: t.expose('from', { type: PlannedBodyRef, nullable: true, description: 'Where it stood; null for a root.' }),
      to: t.expose('to', { type: PlannedBodyRef, description: 'Where it stands from then on.' }),
    }),
  });

const PlannedNameRef = builder.objectRef<About<{ before: string; shortName: string | null }>>('PlannedName').implement({
  extensions: fromMemory,
  description: 'A committee that is called otherwise; `body.name` is the new name.',
  fields: (t) => ({
    body: t.expose('body', { type: PlannedBodyRef, ...about }),
    before: t.exposeString('before', { description: 'What it was called.' }),
    shortName: t.exposeString('shortName', { nullable: true, description: 'Its short name from then on.' }),
  }),
});

const PlannedKindRef = builder.objectRef<About<{ kind: CommitteeKind }>>('PlannedKind').implement({
  extensions: fromMemory,
  description: 'A committee that is of another kind from then on.',
  fields: (t) => ({
    body: t.expose('body', { type: PlannedBodyRef, ...about }),
    kind: t.expose('kind', { type: CommitteeKindEnum, description: 'Its kind from then on.' }),
  }),
});

const PlannedRoleRef = builder
  .objectRef<About<{ grantId: string; subject: string; role: Role; outcome: RoleOutcome; to: PlannedBody | null }>>(
    'PlannedRole',
  )
  .implement({
    extensions: fromMemory,
    description: 'A role on a committee that ends, and what becomes of it.',
    fields: (t) => ({
      grantId: t.id({
        description: 'The grant; say otherwise in `roles`.',
        resolve: ({ grantId }) => encodeGlobalId('Grant', grantId),
      }),
      subject: t.exposeString('subject', { description: 'Whose: the `sub` of the token.' }),
      role: t.expose('role', { type: RoleEnum, description: 'The role.' }),
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      outcome: t.expose('outcome', { type: RoleOutcomeEnum, description: 'What becomes of it.' }),
      to: t.expose('to', { type: PlannedBodyRef, nullable: true, description: 'Where it goes; null where it ends.' }),
    }),
  });

const PlannedOfficeRef = builder
  .objectRef<
    About<{ officerId: string; personName: string; title: OfficerTitle; reason: OfficeEnd; to: PlannedBody | null }>
  >('PlannedOffice')
  .implement({
    extensions: fromMemory,
    description: 'An appointment that ends with its committee (thôi giữ chức vụ).',
    fields: (t) => ({
      officerId: t.id({
        description: 'The appointment.',
        resolve: ({ officerId }) => encodeGlobalId('Officer', officerId),
      }),
      personName: t.exposeString('personName', { description: 'Name of the person.' }),
      title: t.expose('title', { type: OfficerTitleEnum, description: 'The office.' }),
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      reason: t.expose('reason', { type: OfficeEndEnum, description: 'Why it ends.' }),
      to: t.expose('to', {
        type: PlannedBodyRef,
        nullable: true,
        description: 'Where the person has the same office from then on; null where nobody said.',
      }),
    }),
  });

const PlannedChargeRef = builder
  .objectRef<About<{ officerId: string; personName: string }>>('PlannedCharge')
  .implement({
    extensions: fromMemory,
    description: 'Somebody who looks after a committee no more (thôi phụ trách). Say anew who does from then on.',
    fields: (t) => ({
      officerId: t.id({
        description: 'The appointment of whoever looked after it.',
        resolve: ({ officerId }) => encodeGlobalId('Officer', officerId),
      }),
      personName: t.exposeString('personName', { description: 'Name of the person.' }),
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
    }),
  });

const PlannedQuotaRef = builder
  .objectRef<About<{ year: number; kind: QuotaKind; target: number }>>('PlannedQuota')
  .implement({
    extensions: fromMemory,
    description: 'A quota of a committee that ends: it stays with it as it is.',
    fields: (t) => ({
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      year: t.exposeInt('year', { description: 'Of which year.' }),
      kind: t.expose('kind', { type: QuotaKindEnum, description: 'Which kind.' }),
      target: t.exposeInt('target', { description: 'How many.' }),
    }),
  });

const PlannedClassRef = builder
  .objectRef<About<{ id: string; title: string; status: TrainingStatus }>>('PlannedClass')
  .implement({
    extensions: fromMemory,
    description: 'A class that is open at the centre of a committee that ends: it stays there.',
    fields: (t) => ({
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      classId: t.id({ description: 'The class.', resolve: ({ id }) => encodeGlobalId('TrainingClass', id) }),
      title: t.exposeString('title', { description: 'Its title.' }),
      status: t.expose('status', { type: TrainingStatusEnum, description: 'Its state.' }),
    }),
  });

const PlannedProgrammeRef = builder
  .objectRef<About<{ id: string; year: number; status: ProgrammeStatus }>>('PlannedProgramme')
  .implement({
    extensions: fromMemory,
    description: 'A programme of inspections of a committee that ends: it stays with it.',
    fields: (t) => ({
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      programmeId: t.id({
        description: 'The programme.',
        resolve: ({ id }) => encodeGlobalId('InspectionProgramme', id),
      }),
      year: t.exposeInt('year', { description: 'Of which year.' }),
      status: t.expose('status', { type: ProgrammeStatusEnum, description: 'Its state.' }),
    }),
  });

const PlannedCasesRef = builder.objectRef<About<{ to: PlannedBody; count: number }>>('PlannedCases').implement({
  extensions: fromMemory,
  description: 'Cases that come to another cell.',
  fields: (t) => ({
    body: t.expose('body', { type: PlannedBodyRef, description: 'The cell that has them now.' }),
    to: t.expose('to', { type: PlannedBodyRef, description: 'The cell that follows them from then on.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const PlanWarningRef = builder.objectRef<About<Warning>>('PlanWarning').implement({
  extensions: fromMemory,
  description: 'Something that needs the consent of the committee above. It does not refuse.',
  fields: (t) => ({
    body: t.expose('body', { type: PlannedBodyRef, ...about }),
    code: t.expose('what', { type: PlanWarningCodeEnum, description: 'What it is, for programs.' }),
    message: t.string({
      description: 'The same in words.',
      resolve: ({ words }, _args, { language }) => words[language],
    }),
    source: t.exposeString('source', { description: 'Document and point.' }),
  }),
});

const PlannedFigureRef = builder
  .objectRef<About<{ year: number; before: number; after: number }>>('PlannedFigure')
  .implement({
    extensions: fromMemory,
    description:
      'A figure of admissions that changes since the decision takes effect on a day that has gone. Only days since then are counted elsewhere.',
    fields: (t) => ({
      body: t.expose('body', { type: PlannedBodyRef, ...about }),
      year: t.exposeInt('year', { description: 'Of which year.' }),
      before: t.exposeInt('before', { description: 'As it is now.' }),
      after: t.exposeInt('after', { description: 'As it will be.' }),
    }),
  });

const body = ({ bodies }: Plan, key: Key): PlannedBody => ({ key, name: bodies.get(key)?.name ?? '' });
const bodyOrNone = (plan: Plan, key: Key | null): PlannedBody | null => (key === null ? null : body(plan, key));
const ofBody = <Row extends { committeeId: string }>(plan: Plan, rows: readonly Row[]): About<Row>[] =>
  rows.map((row) => ({ ...row, body: body(plan, row.committeeId) }));

export const ReorganisationPlanRef = builder.objectRef<Plan>('ReorganisationPlan').implement({
  extensions: fromMemory,
  description: 'What a decision does to everything that stands, before or after it was done.',
  fields: (t) => ({
    founded: t.field({
      type: [PlannedFoundationRef],
      description: 'What is founded.',
      resolve: (plan) =>
        plan.founded.map(({ key, parent, ...one }) => ({
          ...one,
          body: body(plan, key),
          under: bodyOrNone(plan, parent),
        })),
    }),
    ended: t.field({
      type: [PlannedEndRef],
      description: 'What ends.',
      resolve: (plan) =>
        plan.ended.map(({ committeeId, successors }) => ({
          body: body(plan, committeeId),
          successors: successors.map((key) => body(plan, key)),
        })),
    }),
    moved: t.field({
      type: [PlannedMoveRef],
      description: 'What comes under another committee, also with one that ends.',
      resolve: (plan) =>
        plan.moved.map(({ committeeId, from, to }) => ({
          body: body(plan, committeeId),
          from: bodyOrNone(plan, from),
          to: body(plan, to),
        })),
    }),
    renamed: t.field({
      type: [PlannedNameRef],
      description: 'What is called otherwise.',
      resolve: (plan) =>
        ofBody(plan, plan.renamed).map((one) => ({
          ...one,
          before: plan.bodies.get(one.committeeId)?.before?.name ?? '',
        })),
    }),
    retyped: t.field({
      type: [PlannedKindRef],
      description: 'What is of another kind.',
      resolve: (plan) => ofBody(plan, plan.retyped),
    }),
    roles: t.field({
      type: [PlannedRoleRef],
      description: 'Each role on a committee that ends.',
      resolve: (plan) => ofBody(plan, plan.roles).map((one) => ({ ...one, to: bodyOrNone(plan, one.to) })),
    }),
    officers: t.field({
      type: [PlannedOfficeRef],
      description: 'Each appointment that ends.',
      resolve: (plan) => ofBody(plan, plan.officers).map((one) => ({ ...one, to: bodyOrNone(plan, one.to) })),
    }),
    charges: t.field({
      type: [PlannedChargeRef],
      description: 'Who looks after a committee no more: it ends, comes under another one, or the office ends.',
      resolve: (plan) => ofBody(plan, plan.charges),
    }),
    quotas: t.field({
      type: [PlannedQuotaRef],
      description: 'Quotas of that year and later ones on committees that end.',
      resolve: (plan) => ofBody(plan, plan.quotas),
    }),
    classes: t.field({
      type: [PlannedClassRef],
      description: 'Classes that are not over, at centres of committees that end.',
      resolve: (plan) => ofBody(plan, plan.classes),
    }),
    programmes: t.field({
      type: [PlannedProgrammeRef],
      description: 'Programmes of that year and later ones of committees that end.',
      resolve: (plan) => ofBody(plan, plan.programmes),
    }),
    cases: t.field({
      type: [PlannedCasesRef],
      description: 'Cases of cells that end, and who follows them from then on.',
      resolve: (plan) =>
        plan.cases.map(({ committeeId, to, candidateIds }) => ({
          body: body(plan, committeeId),
          to: body(plan, to),
          count: candidateIds.length,
        })),
    }),
    warnings: t.field({
      type: [PlanWarningRef],
      description: 'What needs the consent of the committee above.',
      resolve: (plan) => plan.warnings.map((one) => ({ ...one, body: body(plan, one.key) })),
    }),
    figures: t.field({
      type: [PlannedFigureRef],
      description: 'Figures that change; empty unless the day of the decision has gone.',
      resolve: (plan) => ofBody(plan, plan.figures),
    }),
  }),
});
