import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { type Action, actions } from '../../src/access/policy.ts';
import { buttons } from '../../src/resolvers/rights.ts';
import { schema } from '../../src/schema/index.ts';
import { mutationProbes } from './mutation-probes.ts';
import type { Probe } from './probe.ts';
import { type Target, YEAR } from './world.ts';

type Field = GraphQLField<unknown, unknown>;

/** Types that only carry others, and answers of mutations, which tell of what was done: rows of their own say nothing. */
const carriers =
  /(Connection|Edge|PageInfo|Payload|PersonExport|InvalidInput|InputMistake|NotFound|Forbidden|RuleViolation|RuleRefusal|Successor|StaleVersion|KeyUsed|ReorganisationPlan|TouchedCase|PlanWarning|QuotaWarning|Planned\w+)$/;

/** Fields of what a regulation changes for a case. */
const ofImpacts = ['ImpactCount', 'CaseImpact', 'CaseStanding', 'ChangedRule'].flatMap((name) =>
  Object.keys((schema.getType(name) as GraphQLObjectType).getFields()).map((field) => `${name}.${field}`),
);

/** Fields that are null wherever they are asked here, and why. The test proves that every other row is seen by somebody. */
export const neverShown: Record<string, string> = {
  'ActivityRow.stage': 'what was recorded here of late are plans',
  'WatchEntry.rule': 'a village without a cell wants no number',
  'InspectionLimit.days': 'no number is known of the boards of such committees',
  'InspectionLimit.until': 'no number is known of the boards of such committees',
  'InspectionLimit.source': 'no number is known of the boards of such committees',
  'NextStep.missing': 'nothing is missing for who is a source',
  'NextStep.until': 'no clock runs for who is a source',
  'Missing.until': 'what is missing there does not come by itself',
  'DossierPaper.opinions': 'the paper that is asked about is no summary of opinions',
  'Opinion.givenOn': 'the paper that is asked about is no summary of opinions',
  'Opinion.origin': 'the paper that is asked about is no summary of opinions',
  'Opinion.place': 'the paper that is asked about is no summary of opinions',
  'Mutation.recordCommitteeVote(in a cell)': 'it is asked by those alone who may not',
  'ProposedAllocation.lastPlan': 'nobody had a plan in the year before',
  'QuotaReport.below': 'nobody here stands below half of the plan',
  'QuotaReportRow.admitted': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReportRow.before': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReportRow.change': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReportRow.committee': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReportRow.committeeId': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReportRow.name': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReportRow.percent': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReportRow.plan': 'the way leads over those below half of the plan, which nobody is',
  'QuotaReport.none': 'everybody with a plan has admitted somebody',
  'ReportBefore.plan': 'nobody had a plan in the year before',
  'ReportBefore.percent': 'nobody had a plan in the year before',
  'ReportEducationCount.count': 'of nobody here is it recorded',
  'ReportEducationCount.percent': 'of nobody here is it recorded',
  'ReportSourceCount.count': 'nobody here has a source',
  'ReportSourceCount.percent': 'nobody here has a source',
  'AdmissionBreakdown.removedCount': 'nobody here was removed',
  'InheritedPlans.cellsPlan': 'whoever was followed here had a plan',
  'Pace.caseCount': 'the pace is even where nobody has set one',
  'Pace.duePercents': 'the pace is even where nobody has set one',
  ...Object.fromEntries(
    ['RegulationImpact.cases', 'RegulationImpact.counts', ...ofImpacts].map((row) => [
      row,
      'no case here waits for a committee that decides itself',
    ]),
  ),
  'CaseReport.stageTimes': 'nobody here has left a stage in the year',
  ...Object.fromEntries(
    ['stage', 'caseCount', 'medianDays', 'longestDays', 'longestId'].map((field) => [
      `StageTime.${field}`,
      'nobody here has left a stage in the year',
    ]),
  ),
  'CountedCases.cases': 'the way leads over who was trained and waits, which nobody is',
  'QuotaFrame.from': 'a first frame continues nothing',
  'QuotaFrame.reason': 'only a RESET has one',
  ...Object.fromEntries(
    ['WorkListFrame', 'ActivityFrame', 'InspectionBoardFrame', 'TrainingBoardFrame', 'CentreBoardFrame'].flatMap(
      (frame) => [
        [`${frame}.from`, 'a first frame continues nothing'],
        [`${frame}.reason`, 'only a RESET has one'],
        [`${frame}.removed`, 'a first frame takes nothing away'],
      ],
    ),
  ),
  'TrainingProgress.classCount': 'no class here was held',
  'TrainingProgress.enrolledCount': 'no class here was held',
  'DuplicateWarning.member': 'nobody here is alike but by cases',
  'OfficersTrained.trainedCount': 'no class here was held',
  'TrainingDemand.proposedCount': 'nobody here was proposed for a class of new members',
  'TrainingOutlook.proposedCount': 'nobody here was proposed for a class of new members',
  'TrainingOutlook.trainedWaitingCount': 'nobody here holds a certificate of new members',
  'TrainingOutlook.lapsingCount': 'a certificate of new members does not lapse',
  'Admission.candidate, who has gone to a foreign committee': 'the way ends there',
  'AdmissionChange.reason, of one who has gone to a foreign committee': 'the way ends there',
  'TrainingCentre.host, of a class of the committee above': 'the way ends there',
};

/** Ids by the argument that takes them, or by the row where that is not said by the argument alone. */
const idTypes: Record<string, string> = {
  withinId: 'Committee',
  actorId: 'Committee',
  parentId: 'Committee',
  committeeId: 'Committee',
  committeeIds: 'Committee',
  id: 'Committee',
  centreId: 'TrainingCentre',
  candidateId: 'Candidate',
  'Query.area(id:)': 'Area',
  'Query.areas(parentId:)': 'Area',
};

/** Fields that must be asked about another thing of the target than the usual one, or in another way. */
const odd: Record<string, { of?: string; args?(target: Target): string }> = {
  'Inspection.takenOutOn': { of: 'Inspection taken out' },
  'Inspection.subjectCell': { of: 'Inspection of a member' },
  'Inspection.subjectMember': { of: 'Inspection of a member' },
  'Query.reorganisation': { args: ({ ids }) => `id: ${quoted(ids.Reorganisation)}` },
  // With its predecessors, so that both they and whom others followed too have a line.
  'Query.quotaBoard': { args: () => 'view: SUCCESSORS' },
  // Members here lack that class.
  'Committee.trainingOutlook': { args: () => 'kind: NEW_MEMBER' },
  'Enrolment.waitingPlace': { of: 'Enrolment proposed' },
  'Certificate.revocation': { of: 'Certificate revoked' },
  'TrainingClass.cancelReason': { of: 'TrainingClass cancelled' },
  'Candidate.erasedAt': { of: 'Candidate erased' },
  'Member.erasedAt': { of: 'Member erased' },
  'Member.candidate': { of: 'Member of a case' },
  'Candidate.duplicateWarnings': { of: 'Candidate alike' },
  'Candidate.mergedInto': { of: 'Candidate alike' },
  'CaseTransfer.cell': { of: 'CaseTransfer accepted' },
  'Committee.members': { args: () => 'left: true' },
  'Candidate.otherCases': { of: 'Candidate of many' },
  'Candidate.possibleDuplicates': { of: 'Candidate alike' },
  'Query.workingDays': { args: () => 'from: "2026-08-20", count: 200' },
  'QuotaProgress.published': { of: 'QuotaProgress closed' },
  'Query.transferDestinations': { args: ({ relation }) => `text: "@${relation}"` },
  'Query.area': { args: ({ relation }) => `code: "area of ${relation}"` },
  'Query.committee': { args: ({ code }) => `code: "${code}"` },
  // Reading persons goes on while the table is made: the planted entry would leave the first page.
  'Query.accessLog': { args: ({ relation }) => `viewer: "reader@${relation}"` },
  'Query.accessLog(candidateId:)': { args: ({ relation }) => `viewer: "reader@${relation}"` },
  'Query.accessLog(withinId:)': { args: ({ relation }) => `viewer: "reader@${relation}"` },
  // The grants that are planted are over, so that who ended them can be asked.
  'Query.grants': { args: ({ relation }) => `subject: "holder of CELL_SECRETARY @${relation}", ended: true` },
  'Query.grants(withinId:)': { args: () => 'ended: true' },
};

/** Fields that list what may be done: a row for each action. Of committees, all of which `Viewer.can` asks, one. */
const offers: Readonly<Record<string, readonly Action[]>> = {
  ...Object.fromEntries(Object.entries(buttons).map(([type, all]) => [`${type}.viewerCan`, all])),
  'Committee.viewerCan': ['quota:set'],
  'ViewerRights.can': ['quota:set'],
};

const nameOf = (action: Action): string => action.replace(':', '_').toUpperCase();

/** Every row of the table, out of the schema. */
export function allProbes(): Probe[] {
  const probes = [
    ...queryProbes(),
    ...typeProbes(),
    ...filters,
    ...alikeMembers,
    ...crossings,
    ...dueProbes(),
    ...impactProbes(),
    ...watchProbes(),
    ...mutationProbes(),
  ];
  // Rows of a live board that a query leads to as well are asked there.
  const asked = new Set(probes.map(({ row }) => row));
  probes.push(...frameProbes().filter(({ row }) => !asked.has(row)));
  const kinds = ['Query.', 'Mutation.', 'Subscription.'];
  const place = ({ row }: Probe): number =>
    (kinds.findIndex((kind) => row.startsWith(kind)) + kinds.length + 1) % (kinds.length + 1);
  const order = (row: string): string => row.toLowerCase();
  return probes.sort((one, other) => place(one) - place(other) || (order(one.row) < order(other.row) ? -1 : 1));
}

const quoted = (id: string | undefined): string => JSON.stringify(id ?? '');
const node =
  (entry: string, type = entry) =>
  (target: Target, selection: string): string =>
    `node(id: ${quoted(target.ids[entry])}) { ... on ${type} { ${selection} } }`;

/** What is asked of a field's value: the least that shows whose it is. */
function subSelection(field: Field): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (isConnection(field)) return ' { totalCount edges { cursor node { id } } }';
  return hasId(type as GraphQLObjectType) ? ' { id }' : ' { __typename }';
}

const isConnection = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');
const hasId = (type: GraphQLObjectType | GraphQLInterfaceType): boolean => 'id' in type.getFields();

function argumentsOf(row: string, field: Field, target: Target, more: readonly string[] = []): string {
  const given = [...more, odd[row]?.args?.(target) ?? ''].filter((text) => text !== '');
  if (isConnection(field)) given.push('first: 100');
  for (const argument of field.args) {
    if (!(argument.type instanceof GraphQLNonNull) || argument.defaultValue !== undefined) continue;
    if (given.some((text) => text.startsWith(`${argument.name}:`))) continue;
    given.push(`${argument.name}: ${literal(row, argument, target)}`);
  }
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** What other arguments are given: days that are told of to whoever sees no people. */
const usual: Readonly<Record<string, string>> = {
  from: `"${YEAR}-01-01"`,
  to: `"${YEAR}-09-30"`,
  percent: '50',
  kind: 'AWARENESS',
  document: '"208-QĐ/TW"',
};

function literal(row: string, { name }: GraphQLArgument, target: Target): string {
  if (name === 'year') return String(YEAR);
  const given = usual[name];
  if (given !== undefined) return given;
  const type = idTypes[row] ?? idTypes[name];
  if (type !== undefined) return quoted(target.ids[type]);
  throw new Error(`${row} needs ${name}: say in test/matrix/probes.ts what to give`);
}

/** Root queries, once without and once with each id they take. */
function queryProbes(): Probe[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ name }) => name !== 'node' && name !== 'nodes',
  );
  const ofTypes = nodeTypes().flatMap(({ name }) => [
    single(`Query.node(id: ${name})`, (target) => `node(id: ${quoted(target.ids[name])}) { id }`),
    single(`Query.nodes(ids: ${name})`, (target) => `nodes(ids: [${quoted(target.ids[name])}]) { id }`),
  ]);
  return [
    ...fields.flatMap((field): Probe[] => {
      const base = `Query.${field.name}`;
      const takesIds = field.args.filter(({ type }) => getNamedType(type).name === 'ID');
      const required = takesIds.some(({ type }) => type instanceof GraphQLNonNull);
      const plain: Probe = {
        ...single(base, (target) => `${field.name}${argumentsOf(base, field, target)}${subSelection(field)}`),
        placed: isConnection(field) || required || field.name === 'committee',
        ...(isConnection(field) ? { shows: holdsTarget(field) } : {}),
      };
      if (required) return [plain];
      const byId = takesIds.map((argument) => {
        const row = `${base}(${argument.name}:)`;
        const given = (target: Target): string => `${argument.name}: ${literal(row, argument, target)}`;
        return single(
          row,
          (target) => `${field.name}${argumentsOf(row, field, target, [given(target)])}${subSelection(field)}`,
        );
      });
      return [plain, ...byId];
    }),
    ...ofTypes,
  ];
}

/** A list without arguments shows a committee's things when the planted one is in it. */
function holdsTarget(field: Field) {
  const type = rowTypeOf(field);
  return ({ ids }: Target, value: unknown): boolean => JSON.stringify(value).includes(`"${ids[type]}"`);
}

/** The type of a list's rows. */
function rowTypeOf(field: Field): string {
  const below = (type: unknown, name: string): unknown =>
    (getNamedType(type as GraphQLOutputType) as GraphQLObjectType).getFields()[name]?.type;
  return getNamedType(below(below(field.type, 'edges'), 'node') as GraphQLOutputType).name;
}

/** A row that is a root field by itself. */
function single(row: string, text: (target: Target) => string): Probe {
  return { row, kind: 'query', placed: true, owner: row, root: text, path: [] };
}

function nodeTypes(): GraphQLObjectType[] {
  const interfaceNode = schema.getType('Node');
  if (!isInterfaceType(interfaceNode)) throw new Error('there is no interface Node');
  return [...schema.getPossibleTypes(interfaceNode)].sort((one, other) => one.name.localeCompare(other.name));
}

interface Owner {
  type: GraphQLObjectType;
  placed: boolean;
  key: string;
  root(target: Target, selection: string): string;
  path: readonly string[];
}

/** Every field of every type that a query leads to, by the shortest way there. */
function typeProbes(): Probe[] {
  const owners = new Map<string, Owner>();
  for (const type of nodeTypes()) {
    owners.set(type.name, { type, placed: true, key: type.name, root: node(type.name), path: [] });
  }
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || carriers.test(type.name) || owners.has(type.name)) continue;
    const placed = field.args.some(({ name }) => name in idTypes);
    const root = (target: Target, selection: string): string =>
      `${field.name}${argumentsOf(`Query.${field.name}`, field, target)} { ${selection} }`;
    owners.set(type.name, { type, placed, key: type.name, root, path: [] });
  }
  // Grows while it is gone through: what is found is gone through as well.
  for (const owner of owners.values()) {
    for (const field of Object.values(owner.type.getFields())) {
      const type = getNamedType(field.type);
      if (!isObjectType(type) || carriers.test(type.name) || owners.has(type.name)) continue;
      const row = `${owner.type.name}.${field.name}`;
      owners.set(type.name, {
        type,
        placed: owner.placed || field.args.some(({ name }) => name in idTypes),
        key: type.name,
        root: (target, selection) =>
          rootOf(owner, row)(target, `${field.name}${argumentsOf(row, field, target)} { ${selection} }`),
        path: [...owner.path, field.name],
      });
    }
  }
  return [...owners.values()].flatMap((owner) =>
    Object.values(owner.type.getFields()).flatMap((field) => fieldProbes(owner, field)),
  );
}

/** Where a field of a type is asked. */
function rootOf(owner: Owner, row: string): Owner['root'] {
  const { of } = odd[row] ?? {};
  return of === undefined ? owner.root : node(of, owner.type.name);
}

function fieldProbes(owner: Owner, field: Field): Probe[] {
  const row = `${owner.type.name}.${field.name}`;
  const placedByArgument = field.args.some(({ name }) => name in idTypes);
  const base: Probe = {
    row,
    kind: 'query',
    placed: owner.placed || placedByArgument,
    owner: owner.key,
    root: owner.root,
    path: owner.path,
    selection: (target) => `${field.name}${argumentsOf(row, field, target)}${subSelection(field)}`,
  };
  const { of } = odd[row] ?? {};
  if (of !== undefined) return [{ ...base, owner: of, root: node(of, owner.type.name) }];
  const offered = offers[row];
  if (offered !== undefined) {
    const shows = (name: string) => (_target: Target, value: unknown) => [value].flat(2).includes(name);
    return offered.map((action) => ({ ...base, row: `${row}(${action})`, shows: shows(nameOf(action)) }));
  }
  if (row !== 'Viewer.can') return [base];
  return actions.map((action) => ({
    ...base,
    row: `Viewer.can(action: ${action})`,
    // False is an answer too: this row is about what it says.
    shows: (_target, value) => [value].flat().includes(true),
    selection: (target) => `can(action: ${nameOf(action)}, committeeId: ${quoted(target.ids.Committee)})`,
  }));
}

/** Filters by what not every role may see. */
const filters: Probe[] = [
  single(
    'Query.committees(withoutAdmissionIn:)',
    () => 'committees(withoutAdmissionIn: 2020, first: 100) { totalCount }',
  ),
  single(
    'Query.candidates(filter: mentor)',
    ({ ids }) => `candidates(filter: { mentor: [${quoted(ids['Member present'])}] }, first: 1) { totalCount }`,
  ),
].map((probe) => ({
  ...probe,
  of: ['own'],
  shows: (_target, value) => (value as { totalCount: number } | null)?.totalCount !== 0,
}));

/** The members among those who may be somebody, and whom to ask about those whose roll the viewer may not read. */
const alikeMembers = ['member { id }', 'askName'].map(
  (selection): Probe => ({
    row: `DuplicateWarning.${selection.split(' ')[0]}, of a roll`,
    kind: 'query',
    placed: true,
    owner: 'Candidate like a member',
    root: (target, inner) => node('Candidate like a member', 'Candidate')(target, `duplicateWarnings { ${inner} }`),
    path: ['duplicateWarnings'],
    selection: () => selection,
  }),
);

/** What is due, by fields: of a case of a committee, whose step is its own; and of its term. */
function dueProbes(): Probe[] {
  const due = ({ ids }: Target, kinds: string, selection: string): string =>
    `deadlines(withinId: ${quoted(ids.Committee)}, kind: [${kinds}], first: 100) { edges { node { ${selection} } } }`;
  const ofCase = (path: readonly string[]): Pick<Probe, 'kind' | 'placed' | 'owner' | 'root' | 'path'> => ({
    kind: 'query',
    placed: true,
    owner: ['Deadline', ...path].join('.'),
    root: (target, selection) =>
      due(
        target,
        'PAPER_LAPSES, RECOGNITION_REVIEW',
        path.reduceRight((inner, field) => `${field} { ${inner} }`, selection),
      ),
    path: ['edges', 'node', ...path],
  });
  return [
    ...fieldsOf('Deadline', ofCase([])),
    ...fieldsOf('DeadlineActor', ofCase(['actor'])),
    ...Object.entries({
      terms: 'TERM_ENDS',
      offices: 'NO_SECRETARY',
      'small cells': 'CELL_TOO_SMALL',
      inspections: 'INSPECTION',
      remedies: 'REMEDY',
      classes: 'CLASS_STARTS, CLASS_RESULTS',
      certificates: 'CLASS_CERTIFICATE',
      // Of them all: they go by the same figures.
      'closed years': 'YEAR_CLOSED',
      transfers: 'TRANSFER_ANSWER',
    }).map(([what, kinds]) =>
      single(`Query.deadlines, of ${what}`, (target) => due(target, kinds, 'aboutId committee { id }')),
    ),
  ];
}

/** What a regulation changes for a case, by fields. */
function impactProbes(): Probe[] {
  const at = (...path: readonly string[]): Pick<Probe, 'kind' | 'placed' | 'owner' | 'root' | 'path'> => ({
    kind: 'query',
    placed: true,
    owner: ['CaseImpact', ...path].join('.'),
    root: ({ ids }, selection) =>
      `regulationImpact(document: "208-QĐ/TW", withinId: ${quoted(ids.Committee)}) { cases(first: 100) { edges { node { ${path.reduceRight((inner, field) => `${field} { ${inner} }`, selection)} } } } }`,
    path: ['cases', 'edges', 'node', ...path],
  });
  return [
    ...fieldsOf('CaseImpact', at()),
    ...fieldsOf('CaseStanding', at('after')),
    ...fieldsOf('ChangedRule', at('rules')),
  ];
}

/** A row for each field of a type that is asked in one way. */
function fieldsOf(name: string, asked: Pick<Probe, 'kind' | 'placed' | 'owner' | 'root' | 'path'>): Probe[] {
  return Object.values((schema.getType(name) as GraphQLObjectType).getFields()).map((field) => ({
    ...asked,
    row: `${name}.${field.name}`,
    selection: () => `${field.name}${subSelection(field)}`,
  }));
}

/** What a committee is watched for: of its area, by fields; and what goes by each of the actions that a kind can need. */
function watchProbes(): Probe[] {
  const watch = ({ ids }: Target, kinds: string, selection: string): string =>
    `watchList(withinId: ${quoted(ids.Committee)}, termDays: 1000, kinds: [${kinds}], first: 100) { edges { node { ${selection} } } }`;
  return [
    ...fieldsOf('WatchEntry', {
      kind: 'query',
      placed: true,
      owner: 'WatchEntry',
      root: (target, selection) => watch(target, 'AREA_WITHOUT_CELL', selection),
      path: ['edges', 'node'],
    }),
    ...Object.entries({
      terms: 'TERM_ENDS',
      offices: 'NO_SECRETARY',
      figures: 'NO_ADMISSION_NOR_QUOTA, NO_SOURCE',
    }).map(([what, kinds]) =>
      single(`Query.watchList, of ${what}`, (target) => watch(target, kinds, 'values { value } committee { id }')),
    ),
  ];
}

/** Where a relation leads out of what may be seen: the way must end there. */
const crossings: Probe[] = [
  // What the inspected is told by who stands above, and what it is not.
  ...['unplannedReason', 'extendReason', 'announcedOn', 'topic'].map(
    (field): Probe => ({
      row: `Inspection.${field}, by the committee above`,
      kind: 'query',
      placed: true,
      owner: 'Inspection from above',
      root: node('Inspection from above', 'Inspection'),
      path: [],
      selection: () => field,
    }),
  ),
  ...['note', 'to'].map(
    (field): Probe => ({
      row: `InspectionStep.${field}, by the committee above`,
      kind: 'query',
      placed: true,
      owner: 'Inspection from above, steps',
      root: (target, inner) => node('Inspection from above', 'Inspection')(target, `steps { ${inner} }`),
      path: ['steps'],
      selection: () => field,
    }),
  ),
  // Signs of a violation by who stands above, which are announced to nobody.
  single(
    'Query.node(id: Inspection), hidden from its subject',
    ({ ids }) => `node(id: ${quoted(ids['Inspection hidden'])}) { id }`,
  ),
  // Lists of a day long ago: rights are today's.
  single(
    'Query.committees(withinId:), of another day',
    ({ ids }) =>
      `committees(withinId: ${quoted(ids.Committee)}, asOf: "2005-01-01", first: 100) { totalCount edges { cursor node { id } } }`,
  ),
  single(
    'Query.allocationProposal, of a year with one that has gone elsewhere since',
    ({ ids }) =>
      `allocationProposal(committeeId: ${quoted(ids.Committee)}, year: 2005, by: EQUAL, total: 9) { rows { committeeId } }`,
  ),
  single(
    'Query.quotaReport, of days with one that has gone elsewhere since',
    ({ ids }) =>
      `quotaReport(committeeId: ${quoted(ids.Committee)}, from: "2005-01-01", to: "2005-12-31") { withoutTarget { committeeId } }`,
  ),
  // Who may read a figure and not the people is told how many of them are not shown.
  ...['admissions', 'waiting'].map(
    (list): Probe => ({
      row: `QuotaProgress.${list}, how many are not shown`,
      kind: 'query',
      placed: true,
      owner: 'QuotaProgress',
      root: node('QuotaProgress'),
      path: [],
      selection: () => `${list} { unseenCount }`,
      shows: (_target, value) => [value].flat().some((one) => (one as { unseenCount: number } | null)?.unseenCount),
    }),
  ),
  {
    row: 'Committee.children, with one that has gone elsewhere since',
    kind: 'query',
    placed: true,
    owner: 'Committee',
    root: node('Committee'),
    path: [],
    selection: () => 'children(asOf: "2005-01-01", first: 100) { totalCount edges { cursor node { id } } }',
  },
  {
    row: 'Committee.reorganisations, of a decision to come',
    kind: 'query',
    placed: true,
    owner: 'Committee to be reorganised',
    root: node('Committee to be reorganised', 'Committee'),
    path: [],
    selection: () => 'reorganisations { id }',
  },
  {
    row: 'Admission.candidate, who has gone to a foreign committee',
    kind: 'query',
    placed: true,
    owner: 'Admission gone',
    root: node('Admission gone', 'Admission'),
    path: [],
    selection: () => 'candidate { stage }',
  },
  {
    row: 'AdmissionChange.reason, of one who has gone to a foreign committee',
    kind: 'query',
    placed: true,
    owner: 'Admission gone, history',
    root: (target, inner) => node('Admission gone', 'Admission')(target, `history { ${inner} }`),
    path: ['history'],
    selection: () => 'reason',
  },
  ...['host { id }', 'name'].map(
    (selection): Probe => ({
      row: `TrainingCentre.${selection.split(' ')[0]}, of a class of the committee above`,
      kind: 'query',
      placed: true,
      owner: 'Enrolment above',
      root: (target, inner) => node('Enrolment above', 'Enrolment')(target, `trainingClass { centre { ${inner} } }`),
      path: ['trainingClass', 'centre'],
      selection: () => selection,
    }),
  ),
  ...['enrolledCount', 'passedCount'].map(
    (selection): Probe => ({
      row: `TrainingClass.${selection}, of a class of the committee above`,
      kind: 'query',
      placed: true,
      owner: 'Enrolment above, class',
      root: (target, inner) => node('Enrolment above', 'Enrolment')(target, `trainingClass { ${inner} }`),
      path: ['trainingClass'],
      selection: () => selection,
    }),
  ),
];

/** Live boards and lists, and each field of their frames; one subscription asks for all of them, and of rows that it alone has. */
function frameProbes(): Probe[] {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const row = `Subscription.${field.name}`;
    const type = getNamedType(field.type) as GraphQLObjectType;
    const base = {
      kind: 'subscription',
      placed: true,
      owner: row,
      root: (target: Target, selection: string) => `${field.name}${argumentsOf(row, field, target)} { ${selection} }`,
      path: [],
    } as const;
    return [
      { ...base, row, selection: () => '__typename' },
      ...Object.values(type.getFields()).map((inner) => ({
        ...base,
        row: `${type.name}.${inner.name}`,
        selection: () => `${inner.name}${subSelection(inner)}`,
      })),
      ...rowProbes(base, getNamedType(type.getFields().rows?.type as GraphQLOutputType).name),
    ];
  });
}

/** The fields of rows that stand on a live board and nowhere else. */
function rowProbes(frame: Pick<Probe, 'kind' | 'placed' | 'owner' | 'root' | 'path'>, type: string): Probe[] {
  if (!/(Board|Activity)Row$/.test(type)) return [];
  const at = (...path: readonly string[]) => ({
    ...frame,
    owner: [frame.owner, ...path].join('.'),
    root: (target: Target, selection: string) =>
      frame.root(
        target,
        path.reduceRight((inner, field) => `${field} { ${inner} }`, selection),
      ),
    path,
  });
  return [...fieldsOf(type, at('rows')), ...(type === 'ActivityRow' ? fieldsOf('RecordedBy', at('rows', 'by')) : [])];
}

/** Fields of the schema that no row is about; the test wants none. */
export function fieldsWithoutRow(probes: readonly Probe[]): string[] {
  const rows = new Set(probes.map(({ row }) => row.split(/[(,]/)[0]));
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && !carriers.test(type.name),
  );
  return types
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .filter((row) => !rows.has(row));
}
