import { PothosValidationError } from '@pothos/core';
import { ForbiddenError } from '@pothos/plugin-scope-auth';
import { GraphQLError } from 'graphql';
import { KeysUnavailable } from '../access/key-set.ts';
import { InvalidToken } from '../access/session.ts';
import { databaseTrouble } from '../db/unavailable.ts';
import { BoardTooLarge } from '../feed/board-too-large.ts';
import type { Successor } from '../feed/successors.ts';
import type { Message } from '../messages/catalogue.ts';
import { catalogues } from '../messages/catalogues.ts';
import type { RequestCode, UserCode } from '../messages/error-codes.ts';
import type { Language } from '../messages/language.ts';
import {
  Forbidden,
  InvalidInput,
  KeyUsed,
  NotFound,
  RuleViolation,
  StaleVersion,
  UserError,
} from '../resolvers/errors.ts';
import { builder } from './builder.ts';
import { fromMemory } from './field-cost.ts';
import { encodeGlobalId } from './global-id.ts';
import { RequestError } from './request-error.ts';

const UserErrorInterface = builder.interfaceRef<UserError>('UserError').implement({
  description: 'Something the user can mend. Show `message`, decide by `code`.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable, in capitals, for programs.' }),
    message: t.string({
      description:
        'Says what is wrong and what to do, in the language that was asked for: `Accept-Language`, or `?lang=`.',
      resolve: (error, _args, { language }) => error.say(catalogues[language]),
    }),
    path: t.exposeStringList('inputPath', {
      description: 'The input field it is about; empty when it is not one field.',
    }),
  }),
});

/** A committee that followed one that has ended. */
export const SuccessorRef = builder.objectRef<Successor>('Successor').implement({
  extensions: fromMemory,
  description: 'A committee that followed one that has ended (tổ chức kế tục).',
  fields: (t) => ({
    committeeId: t.id({
      description: 'Its id. Whether you see more of it is a matter of your roles.',
      resolve: ({ id }) => encodeGlobalId('Committee', id),
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
  }),
});

const InputMistakeRef = builder
  .objectRef<Pick<InvalidInput, 'say' | 'argument' | 'inputPath'>>('InputMistake')
  .implement({
    description: 'A value of a form that cannot be right.',
    fields: (t) => ({
      message: t.string({
        description: 'What is wrong and what to do, in the language that was asked for.',
        resolve: (mistake, _args, { language }) => mistake.say(catalogues[language]),
      }),
      path: t.stringList({
        description:
          'Where it stands, as it was sent: `input`, then the field, then what is deeper, such as `findings`, `0`, `text`; `key` where the key is no key.',
        resolve: ({ argument, inputPath }) => [argument, ...inputPath],
      }),
    }),
  });
builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description:
    'Values that cannot be right whatever the state of things. `code` is INVALID_INPUT; `message` and `path` are those of the first.',
  interfaces: [UserErrorInterface],
  fields: (t) => ({
    mistakes: t.field({
      type: [InputMistakeRef],
      description: 'Every mistake of the form, in the order of its fields: show each at its field.',
      // An error in a list would fail the list.
      resolve: ({ mistakes }) => mistakes.map(({ say, argument, inputPath }) => ({ say, argument, inputPath })),
    }),
  }),
});
builder.objectType(NotFound, {
  name: 'NotFound',
  description: 'There is no such thing, or you may not see it: the two look the same. `code` is NOT_FOUND.',
  interfaces: [UserErrorInterface],
});
builder.objectType(Forbidden, {
  name: 'Forbidden',
  description:
    'You may see it, but your role does not allow this. `code` is FORBIDDEN, or NOT_YOUR_STEP where a step of a case waits for another body: the message says for whom.',
  interfaces: [UserErrorInterface],
});
const RuleRefusalRef = builder
  .objectRef<Pick<RuleViolation, 'code' | 'say' | 'inputPath' | 'source'>>('RuleRefusal')
  .implement({
    description: 'A rule that refuses, one of several.',
    fields: (t) => ({
      code: t.exposeString('code', { description: 'Names the rule.' }),
      message: t.string({
        description: 'What is wrong and what to do, in the language that was asked for.',
        resolve: ({ say }, _args, { language }) => say(catalogues[language]),
      }),
      path: t.stringList({
        description: 'Where it stands, as it was sent: `input`, then the field, then what is deeper.',
        resolve: ({ inputPath }) => ['input', ...inputPath],
      }),
      source: t.exposeString('source', {
        nullable: true,
        description: 'Document and point that make the rule; null for a rule of bookkeeping.',
      }),
    }),
  });
builder.objectType(RuleViolation, {
  name: 'RuleViolation',
  description: 'A rule of the procedure does not allow it. `code` names the rule.',
  interfaces: [UserErrorInterface],
  fields: (t) => ({
    refusals: t.field({
      type: [RuleRefusalRef],
      description:
        'Every rule that refuses, this one first: a decision about the hierarchy, a vote or a decision on a case and a sheet of results are told all of them at once, other mutations end with the first.',
      // An error in a list would fail the list.
      resolve: ({ all }) => all.map(({ code, say, inputPath, source }) => ({ code, say, inputPath, source })),
    }),
    successors: t.field({
      type: [SuccessorRef],
      description:
        'Where `code` is COMMITTEE_ENDED: the committees that followed, to be offered as links. Empty for every other rule.',
      resolve: ({ successors }) => successors,
    }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Document and point that make the rule; null for a rule of bookkeeping.',
    }),
  }),
});
builder.objectType(KeyUsed, {
  name: 'KeyUsed',
  description:
    'You have done the same operation with another input under this `key`: what is new needs a new key. Nothing was done now. `code` is KEY_USED.',
  interfaces: [UserErrorInterface],
});
builder.objectType(StaleVersion, {
  name: 'StaleVersion',
  description: 'Somebody else has changed it since you looked. `code` is STALE_VERSION.',
  interfaces: [UserErrorInterface],
  fields: (t) => ({
    record: t.node({
      description: 'The record as it is now, of whatever type; null when there is none.',
      id: ({ quotaId }) => (quotaId === null ? null : encodeGlobalId('AdmissionQuota', quotaId)),
    }),
    current: t.prismaField({
      type: 'AdmissionQuota',
      nullable: true,
      description: 'The quota as it is now; null when there is none.',
      resolve: (query, { quotaId }, _args, { database }) =>
        quotaId === null ? null : database.prisma.admissionQuota.findUnique({ ...query, where: { id: quotaId } }),
    }),
    stale: t.prismaField({
      type: ['AdmissionQuota'],
      description: 'All quotas of the form that stand at another version than you have seen, as they are now.',
      resolve: (query, { standing }, _args, { database }) =>
        database.prisma.admissionQuota.findMany({
          ...query,
          where: { id: { in: [...standing] } },
          orderBy: { id: 'asc' },
        }),
    }),
  }),
});

/** The errors that any mutation may answer with. */
export const userErrors = [InvalidInput, NotFound, Forbidden, RuleViolation, KeyUsed];

/** A parameter of an address that cannot be right. */
export function invalidParameter(say: Message, parameter?: string): InvalidInput {
  return new InvalidInput(say, parameter === undefined ? [] : [parameter]);
}

/** How errors are said. */
export interface Presentation {
  language: Language;
  /** Whether a client is told names of the schema that resemble what it has sent. */
  suggestions: boolean;
}

/** What graphql-js adds for who has mistyped a name. */
const SUGGESTION = / Did you mean [^?]*\?/;

/** An error as a client gets it: nothing more is done to it. */
class PresentedError extends GraphQLError {}

/**
 * How an error looks to a client. What a user can mend keeps its words and gets a code; everything unexpected becomes
 * one sentence with an id, under which the log has the rest.
 * @param report - told of unexpected errors only; returns the id it has filed them under
 */
export function presentError(
  error: unknown,
  { language, suggestions }: Presentation,
  report: (cause: unknown) => string,
): GraphQLError {
  if (error instanceof PresentedError) return error;
  const texts = catalogues[language];
  const outer = error instanceof GraphQLError ? error : undefined;
  const cause = outer ? (outer.originalError ?? outer) : error;
  const told = (code: string, message: string, extensions: object = {}) =>
    new PresentedError(message, { nodes: outer?.nodes, path: outer?.path, extensions: { code, ...extensions } });
  const present = (code: RequestCode, message: string, extensions?: object) => told(code, message, extensions);

  if (cause instanceof UserError) {
    const { code, inputPath } = cause;
    const successors = cause instanceof RuleViolation ? cause.successors : [];
    const followed = successors.map(({ id, name }) => ({ committeeId: encodeGlobalId('Committee', id), name }));
    return told(code, cause.say(texts), { inputPath, ...(followed.length === 0 ? {} : { successors: followed }) });
  }
  if (cause instanceof InvalidToken) {
    return cause.reason === 'EXPIRED'
      ? present('TOKEN_EXPIRED', texts.tokenExpired)
      : present('UNAUTHENTICATED', texts.tokenInvalid);
  }
  if (cause instanceof BoardTooLarge) {
    const { rows, most } = cause;
    return present('BOARD_TOO_LARGE', texts.boardTooLarge(rows, most), { rows, most });
  }
  if (cause instanceof KeysUnavailable) return present('UNAVAILABLE', texts.keysUnavailable);
  if (cause instanceof ForbiddenError) return present('UNAUTHENTICATED', texts.tokenNeeded);
  // Its words repeat what the client sent.
  if (cause instanceof PothosValidationError) return told('INVALID_INPUT' satisfies UserCode, texts.badArgument);
  const trouble = databaseTrouble(cause);
  if (trouble !== null) {
    const message = trouble === 'cancelled' ? texts.tookTooLong : texts.unavailable;
    return present('UNAVAILABLE', message, { errorId: report(cause) });
  }
  if (cause instanceof RequestError) return told(cause.code, cause.say(texts), cause.extensions);
  // Of the libraries: syntax, validation, variables, the form of a request.
  if (cause instanceof GraphQLError) {
    const { nodes, source, positions, path } = cause;
    const message = suggestions ? cause.message : cause.message.replace(SUGGESTION, '');
    // The only ones without a code are about values: the gate has given theirs to all it has refused.
    const extensions = { code: 'INVALID_INPUT', ...cause.extensions };
    return new PresentedError(texts.badOperation(message), { nodes, source, positions, path, extensions });
  }
  const errorId = report(cause);
  return present('INTERNAL', texts.internal(errorId), { errorId });
}
