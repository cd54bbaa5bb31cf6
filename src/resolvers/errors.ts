import type { Successor } from '../feed/successors.ts';
import type { Message } from '../messages/catalogue.ts';
import { english } from '../messages/english.ts';

/**
 * What a user did wrong, in words that name what to do. These are data, not failures: mutations return them, queries
 * report them under `extensions.code`. Nothing in here may repeat personal data.
 */
export abstract class UserError extends Error {
  /** Stable, in capitals; one of `userCodes`, or of the refusals of a subject. */
  abstract readonly code: string;
  /** What is wrong and what to do, in the language that is asked for; `message` has it in English. */
  readonly say: Message;
  /**
   * Where in the input, from the field down; empty when it is not about one field. Not called `path`: graphql-js takes
   * an error with a list of that name for one of its own and passes it on without its place in the answer.
   */
  readonly inputPath: string[];

  constructor(say: Message, inputPath: string[] = []) {
    super(say(english));
    this.say = say;
    this.inputPath = inputPath;
  }
}

/** A value that cannot be right whatever the state of things. */
export class InvalidInput extends UserError {
  override name = 'InvalidInput';
  readonly code = 'INVALID_INPUT';
  /** The argument in which it stands: a form is the argument `input`. */
  readonly argument: string = 'input';
  /** All mistakes of the form, in the order of its fields: this one, and the others. */
  readonly mistakes: readonly InvalidInput[];

  /** @param others - further mistakes of the same form. */
  constructor(say: Message, inputPath: string[] = [], others: readonly InvalidInput[] = []) {
    super(say, inputPath);
    this.mistakes = [this, ...others];
  }
}

/** A key that cannot be one. It stands beside the form. */
export class InvalidKey extends InvalidInput {
  override readonly argument = 'key';
}

/** There is no such thing, or none that this viewer may see: the two look the same. */
export class NotFound extends UserError {
  override name = 'NotFound';
  readonly code = 'NOT_FOUND';
}

/** The viewer may see it, and may not do this to it. */
export class Forbidden extends UserError {
  override name = 'Forbidden';
  readonly code: string = 'FORBIDDEN';
}

/** The step of a case is another body's. */
export class NotYourStep extends Forbidden {
  override readonly code = 'NOT_YOUR_STEP';
}

/** A rule of the procedure does not allow it. */
export class RuleViolation extends UserError {
  override name = 'RuleViolation';
  readonly code: string;
  /** The document and point that make the rule; null for a rule of bookkeeping. */
  readonly source: string | null;
  /** Who followed a committee that has ended, where that is why. */
  readonly successors: readonly Successor[];
  /** All that refuses, this one first: most operations end with the first. */
  readonly all: readonly RuleViolation[];

  constructor(
    code: string,
    say: Message,
    {
      path = [],
      source = null,
      successors = [],
      others = [],
    }: {
      path?: string[];
      source?: string | null;
      successors?: readonly Successor[];
      others?: readonly RuleViolation[];
    } = {},
  ) {
    super(say, path);
    this.code = code;
    this.source = source;
    this.successors = successors;
    this.all = [this, ...others];
  }

  /** The same at another place of the form, or with others that refuse beside it. */
  with({ path = this.inputPath, others = [] }: { path?: string[]; others?: readonly RuleViolation[] }): RuleViolation {
    const { source, successors } = this;
    return new RuleViolation(this.code, this.say, { path, source, successors, others });
  }
}

/**
 * Refuses what several rules refuse.
 * @throws RuleViolation the first of them, with the others
 */
export function refuseAll(refused: readonly RuleViolation[]): void {
  const [first, ...others] = refused;
  if (first !== undefined) throw first.with({ others });
}

/** What refuses; null where nothing does. For rows that are judged one by one and written together. */
export function refusalIn(check: () => void): RuleViolation | null {
  try {
    check();
    return null;
  } catch (refusal) {
    if (refusal instanceof RuleViolation) return refusal;
    throw refusal;
  }
}

/** What became of one row of several. @throws RuleViolation where it was refused */
export function orRefuse<Done>([done]: readonly (Done | RuleViolation)[]): Done {
  if (done instanceof RuleViolation) throw done;
  return done as Done;
}

/** The viewer has done the same operation with another input under this key. */
export class KeyUsed extends UserError {
  override name = 'KeyUsed';
  readonly code = 'KEY_USED';

  constructor() {
    super((texts) => texts.keyUsed);
  }
}

/** Somebody else changed a quota since the viewer looked. */
export class StaleVersion extends UserError {
  override name = 'StaleVersion';
  readonly code = 'STALE_VERSION';
  /** Id of the quota as it is now; null when there is none yet. */
  readonly quotaId: string | null;
  /** Ids of all quotas of the form that stand at another version. */
  readonly standing: readonly string[];

  constructor(
    say: Message,
    quotaId: string | null,
    {
      path = ['expectedVersion'],
      standing = quotaId === null ? [] : [quotaId],
    }: { path?: string[]; standing?: string[] } = {},
  ) {
    super(say, path);
    this.quotaId = quotaId;
    this.standing = standing;
  }
}
