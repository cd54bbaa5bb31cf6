import type { Role } from '../db/generated/enums.ts';

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
  'quota:read': [
    'CELL_SECRETARY',
    'GRASSROOTS_COMMITTEE',
    'SUPERIOR_COMMITTEE',
    'INSPECTOR',
    'TRAINING_CENTRE',
    'DASHBOARD',
  ],
  'breakdown:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'DASHBOARD'],
  'quota:set': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'officer:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'INSPECTOR', 'TRAINING_CENTRE'],
  'candidate:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'TRAINING_CENTRE'],
  'candidate:move': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'admission:record': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'admission:correct': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'training:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'TRAINING_CENTRE', 'DASHBOARD'],
  'training:enrol': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'TRAINING_CENTRE'],
  'inspection:read': ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'INSPECTOR', 'DASHBOARD'],
  'inspection:conclude': ['SUPERIOR_COMMITTEE', 'INSPECTOR'],
  'access:audit': ['AUDITOR'],
  'person:export': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
  'person:erase': ['SUPERIOR_COMMITTEE'],
  'grant:read': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'AUDITOR'],
  'grant:change': ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'],
} as const satisfies Record<string, readonly Role[]>;

/** One of the actions of the table. */
export type Action = keyof typeof policy;

/** Every action, for clients that ask what they may do. */
export const actions = Object.keys(policy) as Action[];

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
  INSPECTOR: { by: ['SUPERIOR_COMMITTEE'], where: 'WITHIN' },
  TRAINING_CENTRE: { by: ['SUPERIOR_COMMITTEE'], where: 'WITHIN' },
  DASHBOARD: { by: ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'], where: 'WITHIN' },
  AUDITOR: { by: ['SUPERIOR_COMMITTEE'], where: 'BELOW' },
};

/** Whether a role may do an action. */
export function roleMay(role: Role, action: Action): boolean {
  return (policy[action] as readonly Role[]).includes(role);
}
