import type { Day } from '../calendar.ts';
import type { CandidateStage, CommitteeKind, Role } from '../db/generated/enums.ts';
import { dated } from '../rules/dated.ts';
import { REGULATION_24, REGULATION_294 } from '../rules/regulations.ts';

/**
 * What a viewer may do, as `noun:verb`, and the roles that may. A role counts for the committee it was granted on and
 * everything below it. There is no other place that says who may do what.
 */
export const policy = {
  'committee:read': [
    'CELL_SECRETARY',
    'GRASSROOTS_COMMITTEE',
    'SUPERIOR_COMMITTEE',
    'INSPECTOR',
    'TRAINING_CENTRE',
    'DASHBOARD',
    'AUDITOR',
  ],
  'committee:change': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // Everybody reads areas. Their records are kept by committees of communes, and by those above.
  'area:change': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'committee:reorganise': ['SUPERIOR_COMMITTEE'],
  // The working calendar, which everybody reads: a committee at the top alone.
  'calendar:set': ['SUPERIOR_COMMITTEE'],
  // What a rule is taken to say, which everybody reads: a committee at the top alone.
  'rule:confirm': ['SUPERIOR_COMMITTEE'],
  // By which times a whole tree forecasts: a committee at the top alone.
  'forecast:set': ['SUPERIOR_COMMITTEE'],
  // Who decides on the admissions of a grassroots organisation: the committees above it.
  'authority:set': ['SUPERIOR_COMMITTEE'],
  'quota:read': [
    'CELL_SECRETARY',
    'GRASSROOTS_COMMITTEE',
    'SUPERIOR_COMMITTEE',
    'INSPECTOR',
    'TRAINING_CENTRE',
    'DASHBOARD',
  ],
  'breakdown:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'DASHBOARD'],
  // A committee for itself, and whoever stands above it: what is registered counts nowhere.
  'quota:register': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'quota:set': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'officer:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'INSPECTOR', 'TRAINING_CENTRE'],
  // A committee for itself, and whoever stands above it.
  'officer:change': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'membership:report': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'obstacle:report': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'term:set': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'candidate:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // A centre reads those whom a committee has sent to one of its classes, and nobody else.
  'trainee:read': ['TRAINING_CENTRE'],
  // A cell enters its people and says who helps them; whoever stands above it may act for it.
  'candidate:change': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'candidate:move': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // Votes on a case: each body its own, and those above it.
  'case:resolve': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // Decisions on a case: the committee that was set to decide or does by the rule of the day, and those above it.
  'case:decide': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'admission:record': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'admission:correct': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // The roll of a cell: who is on it is read by those who work on its cases, and kept by them.
  'member:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'member:enter': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // That somebody goes to another cell, or is a member no more: a decision of a committee above the cell.
  'member:change': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'training:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'TRAINING_CENTRE', 'DASHBOARD'],
  // A committee founds a centre of its own; who stands above several says for which of them it teaches.
  'centre:change': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // The centre plans its classes and holds them, and so do its host and whoever stands above.
  'class:change': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'TRAINING_CENTRE'],
  // A committee for itself, and whoever stands above it.
  'training:target': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // A committee for itself, and whoever stands above it.
  'trainees:report': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  // A cell proposes whom to send; who enrols is above it.
  'training:propose': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'certificate:record': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'TRAINING_CENTRE'],
  'training:enrol': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'TRAINING_CENTRE'],
  'inspection:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'INSPECTOR', 'DASHBOARD'],
  // A committee plans and carries out its own programme, and whoever stands above it may do it in its place.
  'inspection:plan': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'INSPECTOR'],
  // An item that was cancelled is open until whoever stands above takes it out: nobody completes a programme by cancelling.
  'programme:relieve': ['SUPERIOR_COMMITTEE', 'INSPECTOR'],
  'inspection:conclude': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'INSPECTOR'],
  // Who was inspected says that it was put right; whether it was is for whoever inspected to say.
  'remedy:report': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'access:audit': ['AUDITOR'],
  'person:export': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'person:erase': ['SUPERIOR_COMMITTEE'],
  // That two rows are one person: a committee that stands above both cells.
  'person:merge': ['SUPERIOR_COMMITTEE'],
  'grant:read': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'AUDITOR'],
  'grant:change': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
} as const satisfies Record<string, readonly Role[]>;

/** One of the actions of the table. */
export type Action = keyof typeof policy;

/** Every action, for clients that ask what they may do. */
export const actions = Object.keys(policy) as Action[];

/** Actions that a committee takes for those below it and not for itself; a root, with nobody above it, for itself too. */
export const fromAbove: readonly Action[] = [
  'quota:set',
  'committee:change',
  'committee:reorganise',
  'authority:set',
  'programme:relieve',
];

/**
 * Actions by which the past of a committee that has ended is read: its figures, quotas, officers and inspections. Whoever
 * covers one of those who followed it, or the one that stood above it, may do them; what is about people goes with the
 * people, to those who cover all who followed.
 */
export const sharedByLineage: readonly Action[] = [
  'committee:read',
  'quota:read',
  'breakdown:read',
  'officer:read',
  'inspection:read',
];

/**
 * Bodies that take the steps of a case, the lowest first: the cell, the grassroots committee, and the committee above it,
 * which decides.
 */
export const bodies = ['CELL', 'GRASSROOTS', 'SUPERIOR'] as const;

/** One of the bodies. */
export type Body = (typeof bodies)[number];

/** Whose step it is to bring a case to a stage. A body takes the steps of those below it too, never of one above. */
export const stepOf: Record<CandidateStage, Body> = {
  SOURCE: 'CELL',
  OUTSTANDING: 'CELL',
  IN_AWARENESS_CLASS: 'GRASSROOTS',
  AWARENESS_CERTIFIED: 'GRASSROOTS',
  DOSSIER: 'CELL',
  VERIFYING: 'GRASSROOTS',
  OPINIONS: 'CELL',
  CELL_REVIEW: 'CELL',
  CELL_PROPOSED: 'CELL',
  GRASSROOTS_PROPOSED: 'GRASSROOTS',
  DECIDED: 'SUPERIOR',
  PROBATIONARY: 'CELL',
  OFFICIAL: 'SUPERIOR',
  OFF_LIST: 'CELL',
  WITHDRAWN: 'CELL',
  REMOVED: 'SUPERIOR',
};

/** What a committee is among the bodies. A cell of the grassroots has no committee between itself and the one that decides. */
const bodyOfKind: Record<CommitteeKind, Body> = {
  CELL: 'CELL',
  SUB_COMMITTEE: 'CELL',
  GRASSROOTS_CELL: 'GRASSROOTS',
  GRASSROOTS_COMMITTEE: 'GRASSROOTS',
  SUPERIOR: 'SUPERIOR',
  PROVINCE: 'SUPERIOR',
  CENTRAL: 'SUPERIOR',
};

/** Kinds of committees under which a grassroots committee decides on admission itself. */
export const DECIDES_ITSELF_UNDER = dated<readonly (CommitteeKind | null)[]>([
  { by: REGULATION_24, value: [] },
  // A pilot.
  { by: REGULATION_294, value: ['PROVINCE'] },
]);

/**
 * The body that a committee is on a day, whatever the role on it.
 * @param parent - kind of the committee above; null for a root.
 */
export function bodyOf(kind: CommitteeKind, parent: CommitteeKind | null, day: Day): Body {
  const decides = kind === 'GRASSROOTS_COMMITTEE' && DECIDES_ITSELF_UNDER.on(day).value.includes(parent);
  return decides ? 'SUPERIOR' : bodyOfKind[kind];
}

/** Who may give and end a role, and where, seen from the committee the giver has a role on. */
export interface Giving {
  by: readonly Role[];
  /** BELOW: only on committees below it. WITHIN: on the committee itself too. */
  where: 'BELOW' | 'WITHIN';
}

/**
 * How each role is given. Those who lead or are checked upon get their role from above; those who help a committee in its
 * work get it from the committee itself. The first role at the top is given with `npm run grant`.
 */
export const giving: Record<Role, Giving> = {
  CELL_SECRETARY: { by: ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'], where: 'BELOW' },
  GRASSROOTS_COMMITTEE: { by: ['SUPERIOR_COMMITTEE'], where: 'BELOW' },
  SUPERIOR_COMMITTEE: { by: ['SUPERIOR_COMMITTEE'], where: 'BELOW' },
  // Communes have both since the districts ended.
  INSPECTOR: { by: ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'], where: 'WITHIN' },
  TRAINING_CENTRE: { by: ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'], where: 'WITHIN' },
  DASHBOARD: { by: ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'], where: 'WITHIN' },
  AUDITOR: { by: ['SUPERIOR_COMMITTEE'], where: 'BELOW' },
};

/** Whether a role may do an action. */
export function roleMay(role: Role, action: Action): boolean {
  return (policy[action] as readonly Role[]).includes(role);
}
