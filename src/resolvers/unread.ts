import type { Day } from '../calendar.ts';
import type { Message } from '../messages/catalogue.ts';
import { InvalidInput } from './errors.ts';

/** What a form brings as text and what it is once it was read. */
interface Kinds {
  day: Day;
  moment: Date;
  id: string;
}

/** The only way to the value of what was not read. It stays in this file. */
let opened: <Kind extends keyof Kinds>(unread: Unread<Kind>) => Kinds[Kind] | null;

/**
 * A value of a form that nobody has read yet: it may be none. An operation that forgets to read one does not compile, and
 * what cannot be read is a mistake of the form like any other.
 */
class Unread<Kind extends keyof Kinds> {
  readonly kind: Kind;
  /** Where it stands, from the field down, such as `findings`, `0`, `dueOn`. */
  readonly path: readonly string[];
  readonly #value: Kinds[Kind] | null;

  /** @param value - null where what the client wrote is none. */
  constructor(kind: Kind, path: readonly string[], value: Kinds[Kind] | null) {
    this.kind = kind;
    this.path = path;
    this.#value = value;
  }

  static {
    opened = (unread) => unread.#value;
  }
}

/** A day as a form brings it. */
export type UnreadDay = Unread<'day'>;
/** A moment as a form brings it. */
export type UnreadMoment = Unread<'moment'>;
/** An id as a form brings it: of the type that its field wants. */
export type UnreadId = Unread<'id'>;

/** Hands on a day. @param day - null where what the client wrote is no day. */
export const unreadDay = (path: readonly string[], day: Day | null): UnreadDay => new Unread('day', path, day);
/** Hands on a moment. @param moment - null where what the client wrote is none. */
export const unreadMoment = (path: readonly string[], moment: Date | null): UnreadMoment =>
  new Unread('moment', path, moment);
/** Hands on an id. @param id - null where what the client wrote is none, or is of another type. */
export const unreadId = (path: readonly string[], id: string | null): UnreadId => new Unread('id', path, id);

/** Reads a day, which may be left out where its field says so. @throws InvalidInput */
export const readDay = reader<'day'>((field) => (texts) => texts.noDay(field));
/** Reads a moment, which may be left out where its field says so. @throws InvalidInput */
export const readMoment = reader<'moment'>((field) => (texts) => texts.noMoment(field));
/** Reads an id, which may be left out where its field says so. @throws InvalidInput */
export const readId = reader<'id'>((field) => (texts) => texts.noId(field));

/** A reader that takes what may be left out as well. */
interface Reader<Kind extends keyof Kinds> {
  (unread: Unread<Kind>): Kinds[Kind];
  (unread: Unread<Kind> | null | undefined): Kinds[Kind] | null;
}

function reader<Kind extends keyof Kinds>(mistake: (field: string) => Message): Reader<Kind> {
  return ((unread: Unread<Kind> | null | undefined) => {
    if (unread === null || unread === undefined) return null;
    const value = opened(unread);
    if (value === null) throw new InvalidInput(mistake(fieldOf(unread.path)), [...unread.path]);
    return value;
  }) as Reader<Kind>;
}

/** The name of the field that a value stands in, whether alone or in a list. */
function fieldOf(path: readonly string[]): string {
  return path.findLast((step) => !/^\d+$/.test(step)) ?? '';
}
