import type { Message } from '../messages/catalogue.ts';
import { nameKey } from '../name-keys.ts';
import type { UserError } from '../resolvers/errors.ts';
import type { BodyInput, ReorganiseInput } from '../resolvers/reorganisation/form.ts';
import { type UnreadId, unreadDay, unreadId } from '../resolvers/unread.ts';
import type { DecisionLine, DecisionSheet } from './decision-lines.ts';
import type { Find } from './entries-part.ts';
import { type Named, namedIn } from './named.ts';
import { refusalsOf } from './refusals.ts';

type ChangeInput = ReorganiseInput['changes'][number];

/** One change of the form, and the lines that it is made of. */
interface ChangeOfLines {
  lines: DecisionLine[];
  change: ChangeInput;
}

/** What a line names, found. */
interface Body {
  /** Names it among all that lines name. */
  key: string;
  input: BodyInput;
}

/** A line with whom it is about and where that goes. */
interface Settled {
  line: DecisionLine;
  /** The one that stands; null for one that is founded. */
  id: string | null;
  to: Body | null;
}

/**
 * Makes the form of `reorganise` of the lines of a file: one change of all that come under the same committee, or are merged into it, and
 * one of all parts or successors of the same. Whom lines are about stands; where something goes may be what the decision founds, which
 * comes first where one that stands has the same name. What cannot be found is a problem.
 */
export class DecisionForm {
  readonly input: ReorganiseInput;
  readonly #sheet: DecisionSheet;
  readonly #changes: ChangeOfLines[];
  /** The first line about each committee. */
  readonly #lines: ReadonlyMap<string, DecisionLine>;

  constructor(sheet: DecisionSheet, find: Find) {
    this.#sheet = sheet;
    const founded = sheet.lines.filter(({ what }) => what === 'FOUND');
    const settled = sheet.lines.flatMap((line) => settle(line, founded, find));
    this.#lines = new Map(settled.toReversed().map(({ line, id }) => [id ?? `#${refOf(line, founded)}`, line]));
    this.#changes = groupsOf(settled).map((group) => changeOf(group, founded));
    const { decisionNumber, decisionOn, effectiveOn, issuer, title } = sheet.head;
    this.input = {
      decision: {
        number: decisionNumber,
        issuedOn: unreadDay(['decision', 'issuedOn'], decisionOn),
        issuer,
        title,
      },
      effectiveOn: unreadDay(['effectiveOn'], effectiveOn),
      changes: this.#changes.map(({ change }) => change),
    };
  }

  /** Says at its line and column what refuses the decision. */
  refuse(error: UserError): void {
    for (const { inputPath, say } of refusalsOf(error)) {
      const [field = '', place = '', , ...rest] = inputPath;
      const group = field === 'changes' ? this.#changes[Number(place)] : undefined;
      if (group === undefined) {
        const column = { number: 'decisionNumber', issuedOn: 'decisionOn' }[place] ?? (place || field);
        this.#sheet.first.cells.refuse(HEAD.includes(column) ? column : 'change', say);
        continue;
      }
      const line = group.lines[Number(rest.find((step) => /^\d+$/.test(step)) ?? 0)] ?? group.lines[0];
      const what = rest.findLast((step) => !/^\d+$/.test(step) && step !== 'ref');
      if (line !== undefined) line.cells.refuse(columnOf(what, line), say);
    }
  }

  /** The line that is about a committee, by its id or the handle of one that is founded; the first where none is. */
  lineOf(key: string): Pick<DecisionLine, 'at' | 'cells'> {
    return this.#lines.get(key) ?? this.#sheet.first;
  }
}

const HEAD = ['decisionNumber', 'decisionOn', 'issuer', 'title', 'effectiveOn'];

/** The column in which a line says what a field of its change holds. */
function columnOf(field: string | undefined, { named, to }: DecisionLine): string {
  switch (field) {
    case 'under':
    case 'into':
    case 'to':
    case 'parts':
    case 'successors':
      return to === null ? 'toName' : namedIn(to);
    case 'code':
      return 'committeeCode';
    case 'name':
      return 'newName';
    case 'kind':
    case 'shortName':
    case 'memberCount':
      return field;
    default:
      return namedIn(named);
  }
}

function settle(line: DecisionLine, founded: readonly DecisionLine[], find: Find): Settled[] {
  const { what, named, to, cells } = line;
  const subject = what === 'FOUND' ? null : find(named.code, named.name);
  const goal = to && bodyOf(to, founded, find);
  if (typeof subject === 'function') cells.refuse(namedIn(named), subject);
  if (typeof goal === 'function' && to !== null) cells.refuse(namedIn(to), goal);
  if (typeof subject === 'function' || typeof goal === 'function') return [];
  return [{ line, id: subject?.id ?? null, to: goal }];
}

function bodyOf({ code, name }: Named, founded: readonly DecisionLine[], find: Find): Body | Message {
  const same = founded.filter(({ named }) =>
    code === null ? nameKey(named.name ?? '') === nameKey(name ?? '') : named.code === code,
  );
  if (same.length > 1) return (texts) => texts.severalOfName(same.length);
  const [one] = same;
  if (one !== undefined) return { key: `#${refOf(one, founded)}`, input: { ref: refOf(one, founded) } };
  const found = find(code, name);
  return typeof found === 'function' ? found : { key: found.id, input: { committeeId: idOf(found.id) } };
}

const refOf = (line: DecisionLine, founded: readonly DecisionLine[]): string => `${founded.indexOf(line)}`;

const idOf = (id: string | null): UnreadId => unreadId([], id);

/** Lines that make one change, in the order of the file. */
function groupsOf(settled: readonly Settled[]): [Settled, ...Settled[]][] {
  const groups = new Map<string, [Settled, ...Settled[]]>();
  for (const [n, one] of settled.entries()) {
    const { what } = one.line;
    const together = { REPARENT: one.to?.key, MERGE: one.to?.key, SPLIT: one.id, DISSOLVE: one.id } as const;
    const key = `${what} ${what in together ? together[what as keyof typeof together] : n}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function changeOf(group: readonly [Settled, ...Settled[]], founded: readonly DecisionLine[]): ChangeOfLines {
  const [{ line, id, to }] = group;
  const lines = group.map((one) => one.line);
  const committeeId = idOf(id);
  const committeeIds = group.map((one) => idOf(one.id));
  const goal = to?.input ?? {};
  const { kind, newName, shortName, named } = line;
  switch (line.what) {
    case 'FOUND': {
      const { code, name } = named;
      const ref = refOf(line, founded);
      return {
        lines,
        change: { found: { ref, kind: kind ?? 'CELL', name: name ?? '', shortName, code, under: to?.input } },
      };
    }
    case 'RENAME':
      return { lines, change: { rename: { committeeId, name: newName ?? '', shortName } } };
    case 'RETYPE':
      return { lines, change: { retype: { committeeId, kind: kind ?? 'CELL' } } };
    case 'REPARENT':
      return { lines, change: { reparent: { committeeIds, under: goal } } };
    case 'MERGE':
      return { lines, change: { merge: { committeeIds, into: goal } } };
    case 'SPLIT': {
      const parts = group.map((one) => ({ to: one.to?.input ?? {}, memberCount: one.line.memberCount }));
      return { lines, change: { split: { committeeId, parts } } };
    }
    case 'DISSOLVE': {
      const successors = group.flatMap((one) => (one.to === null ? [] : [one.to.input]));
      return { lines, change: { dissolve: { committeeId, successors } } };
    }
  }
}
