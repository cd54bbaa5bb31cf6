import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Action, actions, giving, policy } from '../../src/access/policy.ts';
import type { Role } from '../../src/db/generated/enums.ts';
import { type Access, theAccess } from './load-access.ts';
import type { Cut } from './switches.ts';
import { roles } from './world.ts';

/** The other way round of one entry of the tables in access/policy.ts. */
export interface Flip {
  name: string;
  /** Whom it is about. */
  role: Role;
  /** Whether it gives more than there is. */
  adds: boolean;
  /** Does it, and gives what undoes it. */
  apply(access: Access): () => void;
}

/** Every entry of the tables, there or not there: 7 roles for each action, who gives each role, where, and what comes from above. */
export function flips(): Flip[] {
  const giversOf = roles.filter((role) => (policy['grant:change'] as readonly Role[]).includes(role));
  return [
    ...actions.flatMap((action) =>
      roles.map((role) => flipRole(`${action} ${role}`, role, (access) => access.policy[action] as readonly Role[])),
    ),
    ...roles.flatMap((given) => [
      ...giversOf.map((role) =>
        flipRole(`giving ${given} by ${role}`, role, (access) => access.giving[given].by as readonly Role[]),
      ),
      flipPlace(given),
    ]),
    flipFromAbove(),
    ...(['DECIDED', 'OFFICIAL'] as const).map(flipStep),
  ];
}

function flipRole(name: string, role: Role, listOf: (access: Access) => readonly Role[]): Flip {
  return {
    name,
    role,
    adds: !listOf(theAccess).includes(role),
    apply(access) {
      const list = listOf(access) as Role[];
      const was = [...list];
      const at = list.indexOf(role);
      if (at >= 0) list.splice(at, 1);
      else list.push(role);
      return () => list.splice(0, list.length, ...was);
    },
  };
}

function flipPlace(given: Role): Flip {
  return {
    name: `giving ${given} ${giving[given].where}`,
    role: 'SUPERIOR_COMMITTEE',
    adds: giving[given].where === 'BELOW',
    apply(access) {
      const rule = access.giving[given];
      const was = rule.where;
      rule.where = was === 'BELOW' ? 'WITHIN' : 'BELOW';
      return () => {
        rule.where = was;
      };
    },
  };
}

/** A committee sets its own quota. */
function flipFromAbove(): Flip {
  return {
    name: 'quota:set from above',
    role: 'SUPERIOR_COMMITTEE',
    adds: true,
    apply(access) {
      const list = access.fromAbove as Action[];
      const was = list.splice(0, list.length);
      return () => list.push(...was);
    },
  };
}

/** A step of the committee above is the cell's. The roles of the table are all on a grassroots committee. */
function flipStep(stage: 'DECIDED' | 'OFFICIAL'): Flip {
  return {
    name: `step to ${stage}`,
    role: 'CELL_SECRETARY',
    adds: true,
    apply({ stepOf }) {
      const was = stepOf[stage];
      stepOf[stage] = 'CELL';
      return () => {
        stepOf[stage] = was;
      };
    },
  };
}

/** A rule in the code, and the code without it. */
export interface Rule {
  /** File, line and what stands there. */
  name: string;
  cut: Cut;
  /** The rule that nobody gets past, so that this one shows only without it. */
  behind?: Cut;
}

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** What each call decides when it is gone. The arguments are given as they are written. */
const withoutCall: Record<string, (args: string[]) => string> = {
  committeeScope: () => '({})',
  scopePaths: () => "['/']",
  placedGrants: ([viewer]) => `${viewer}.grants`,
  permits: () => 'true',
  mayGive: () => 'true',
  mayWithin: () => 'true',
  permittedActions: ([, , among]) => `[...${among}]`,
  roleFor: () => "'DASHBOARD'",
  roleForStep: () => "'DASHBOARD'",
  authorize: ([, , at = '']) => `({ thing: ${at}, role: null })`,
  authorizeBelow: ([, , at = '']) => `({ thing: ${at}, role: null })`,
  roleReaching: () => "'DASHBOARD'",
  authorizeCase: ([candidate = '']) => `({ thing: ${candidate}, role: null })`,
  visible: () => 'true',
  visiblePath: ([context, , id]) => `(${context}.feed.state.committees.get(${id})?.path ?? null)`,
};

/** So does a call that says what is seen: `seenCandidates(viewer)` and the like. */
const everything = () => '({})';

/**
 * Rules that are no such call: the expression, and what stands for it. Each text stands exactly once in its file; where the
 * expression alone would not, `within` says what it stands in.
 */
const otherRules: { file: string; within?: string; find: string; replace: string }[] = [
  { file: 'access/scope.ts', find: '({ role }) => roleMay(role, action)', replace: '() => true' },
  { file: 'access/scope.ts', find: '({ path }) => path !== NOWHERE', replace: '() => true' },
  { file: 'access/scope.ts', find: 'roleMay(grant.role, action) && covered', replace: 'covered' },
  { file: 'access/scope.ts', find: 'roleMay(grant.role, action) && covered', replace: 'roleMay(grant.role, action)' },
  { file: 'access/scope.ts', find: 'sharedByLineage.includes(action) ? [path, ...shares] : [path]', replace: '[path]' },
  {
    file: 'access/scope.ts',
    find: 'sharedByLineage.includes(action) ? [path, ...shares] : [path]',
    replace: '[path, ...shares]',
  },
  { file: 'access/scope.ts', find: '!(only && isOwn(grant.path, path))', replace: 'true' },
  {
    file: 'access/scope.ts',
    within: 'path.startsWith(top) && bodies',
    find: 'path.startsWith(top)',
    replace: 'true',
  },
  { file: 'access/scope.ts', find: 'bodies.indexOf(own) >= bodies.indexOf(body)', replace: 'true' },
  { file: 'access/scope.ts', find: 'by.includes(own.role)', replace: 'true' },
  { file: 'access/scope.ts', find: 'path.startsWith(own.path)', replace: 'true' },
  { file: 'access/scope.ts', find: "(where === 'WITHIN' || !isOwn(own.path, path))", replace: 'true' },
  { file: 'access/scope.ts', within: '? noCommittee :', find: 'noCommittee', replace: '{}' },
  { file: 'access/scope.ts', find: '{ path: { startsWith: path } }', replace: '{}' },
  {
    file: 'resolvers/candidate/seen.ts',
    within: 'committee: taughtHere,',
    find: 'taughtHere',
    replace: 'undefined',
  },
  {
    file: 'resolvers/candidate/seen.ts',
    find: '{ some: { class: { centre: { host: taughtHere } } } }',
    replace: 'undefined',
  },
  { file: 'access/viewer.ts', find: '[{ validTo: null }, { validTo: { gt: now } }]', replace: 'undefined' },
  { file: 'access/viewer.ts', within: 'endedBy: null, ', find: 'null', replace: 'undefined' },
  { file: 'access/viewer.ts', find: '(row) => row.atOnce || row.validFrom <= now', replace: '() => true' },
  // Of what was done before nothing is told without the right.
  {
    file: 'resolvers/write.ts',
    find: 'await one.place.allow(record, input, context, before !== null, one.id)',
    replace:
      'before === null ? await one.place.allow(record, input, context, false, one.id) : { thing: record, role: null }',
  },
  {
    file: 'resolvers/place.ts',
    within: 'await place.recall(',
    find: 'place.recall(id, input, context)',
    replace: 'null',
  },
  {
    file: 'resolvers/training/rules.ts',
    find: '!trainingClass.teaches.some((place) => cell.startsWith(place))',
    replace: 'false',
  },
  { file: 'schema/builder.ts', find: 'viewer !== null', replace: 'true' },
];

/** The scope of the type itself, for relations that some day lead to a committee without asking: none does today. */
const SECOND_LINE = "visible(context, 'committee:read', path, (texts) => texts.hiddenCommittee)";

/**
 * Every rule in src/access, src/resolvers and src/schema: found by its call, or by the places that an operation declares,
 * so that a new one is found as well.
 */
export function rules(): Rule[] {
  const calls = ['access', 'resolvers', 'schema'].flatMap(filesIn).flatMap(callsIn);
  const places = filesIn('resolvers').flatMap(placesIn);
  const scopes = filesIn('schema').flatMap(scopesIn);
  const [before] = callsIn('resolvers/committee/read-committee.ts').filter(({ name }) => name.includes('visiblePath('));
  const second = calls.find(({ name }) => name.includes(SECOND_LINE));
  if (!second || !before) throw new Error('the second line of committees has moved on');
  Object.assign(second, { behind: before.cut });
  for (const call of calls) {
    const [narrowing] = SCOPE.test(call.name) ? narrowingsOf(call.cut.file) : [];
    if (narrowing) Object.assign(call, { behind: narrowing.cut });
  }
  return [...calls, ...places, ...scopes, ...otherRules.map(other)];
}

const SCOPE = /\b(committeeScope|seen[A-Z]\w+)\(/;

/** Where a list names the committees of its scope one by one, so that the scope itself shows only without that. */
function narrowingsOf(file: string): Rule[] {
  if (!/^resolvers\/\w+\/(lists|seen)\.ts$/.test(file)) return [];
  const narrowing = file.startsWith('resolvers/person/')
    ? 'resolvers/person/lists.ts'
    : 'resolvers/committee/subtree.ts';
  const text = readFileSync(join(SRC, narrowing), 'utf8');
  return [...text.matchAll(/(?<!function )fewCommittees\(/g)].map(({ index, 0: opening }) =>
    rule(narrowing, text, index, argumentsAt(text, index + opening.length).end, 'null'),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(join(SRC, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(SRC.length))
    .sort();
}

function callsIn(file: string): Rule[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const pattern = new RegExp(`(?<!function |[.\\w])(seen[A-Z]\\w+|${Object.keys(withoutCall).join('|')})\\(`, 'g');
  return [...text.matchAll(pattern)].map((match) => {
    const [opening, name = ''] = match;
    const { args, end } = argumentsAt(text, match.index + opening.length);
    return rule(file, text, match.index, end, (withoutCall[name] ?? everything)(args));
  });
}

/** What an operation declares as `places: { name: … }`. Without the rule it is locked, whoever asks. */
function placesIn(file: string): Rule[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/\bplaces: \{/g)].flatMap((match) => {
    let from = match.index + match[0].length;
    const { args } = argumentsAt(text, from, '}');
    return args.filter(Boolean).map((declared) => {
      from = text.indexOf(declared, from);
      const [, name = declared, place = declared] = /^(\w+):\s*(.*)$/s.exec(declared) ?? [];
      const open = { ...rule(file, text, from, from + declared.length, place) };
      return { ...open, cut: { ...open.cut, place: { name, written: place } } };
    });
  });
}

/** The arguments of a call that begin at a place, and where the call ends. */
function argumentsAt(text: string, from: number, closing = ')'): { args: string[]; end: number } {
  const args: string[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; ; at += 1) {
    const letter = text[at] ?? '';
    if (depth === 0 && (letter === ',' || letter === closing)) {
      args.push(text.slice(start, at).trim());
      start = at + 1;
      if (letter === closing) return { args, end: at + 1 };
    } else if ('([{'.includes(letter) || opensTypes(text, at)) depth += 1;
    else if (')]}'.includes(letter) || closesTypes(text, at)) depth -= 1;
    if (letter === '') throw new Error('a call without an end');
  }
}

/** Arguments of a type: `named<'id', Input>(…)`. What is compared has blanks around it, and an arrow has its `=`. */
const opensTypes = (text: string, at: number): boolean => /\w<$/.test(text.slice(Math.max(0, at - 1), at + 1));
const closesTypes = (text: string, at: number): boolean => /[^=\s]>$/.test(text.slice(Math.max(0, at - 1), at + 1));

/** What is asked of every operation. It is read once, and may be asked as a function. */
function scopesIn(file: string): Rule[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?<=authScopes: )\{ signedIn: true \}/g)].map(({ index, 0: found }) => {
    const scope = rule(file, text, index, index + found.length, 'true');
    return { ...scope, cut: { ...scope.cut, once: true } };
  });
}

function other({ file, within, find, replace }: (typeof otherRules)[number]): Rule {
  const text = readFileSync(join(SRC, file), 'utf8');
  const around = within ?? find;
  const places = text.split(around).length - 1;
  if (places !== 1)
    throw new Error(`src/${file} has ${places} places with ${JSON.stringify(around)}: the rule has moved on`);
  const from = text.indexOf(find, text.indexOf(around));
  return rule(file, text, from, from + find.length, replace);
}

function rule(file: string, text: string, from: number, to: number, replace: string): Rule {
  const line = text.slice(0, from).split('\n').length;
  const words = text.slice(from, to).replace(/\s+/g, ' ');
  return { name: `${file}:${line} ${words}`, cut: { file, from, to, replace } };
}
