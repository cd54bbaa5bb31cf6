import { PothosValidationError } from '@pothos/core';
import { ForbiddenError } from '@pothos/plugin-scope-auth';
import { GraphQLError } from 'graphql';
import { InvalidToken } from '../access/session.ts';
import { isUnavailable } from '../db/unavailable.ts';
import { Forbidden, InvalidInput, NotFound, RuleViolation, StaleVersion, UserError } from '../resolvers/errors.ts';
import { builder } from './builder.ts';

const UserErrorInterface = builder.interfaceRef<UserError>('UserError').implement({
  description: 'Something the user can mend. Show `message`, decide by `code`.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable, in capitals, for programs.' }),
    message: t.exposeString('message', { description: 'Says what is wrong and what to do, in English.' }),
    path: t.exposeStringList('inputPath', {
      description: 'The input field it is about; empty when it is not one field.',
    }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'A value that cannot be right whatever the state of things. `code` is INVALID_INPUT.',
  interfaces: [UserErrorInterface],
});
builder.objectType(NotFound, {
  name: 'NotFound',
  description: 'There is no such thing, or you may not see it: the two look the same. `code` is NOT_FOUND.',
  interfaces: [UserErrorInterface],
});
builder.objectType(Forbidden, {
  name: 'Forbidden',
  description: 'You may see it, but your role does not allow this. `code` is FORBIDDEN.',
  interfaces: [UserErrorInterface],
});
builder.objectType(RuleViolation, {
  name: 'RuleViolation',
  description: 'A rule of the procedure does not allow it. `code` names the rule.',
  interfaces: [UserErrorInterface],
  fields: (t) => ({
    source: t.exposeString('source', {
      nullable: true,
      description: 'Document and point that make the rule; null for a rule of bookkeeping.',
    }),
  }),
});
builder.objectType(StaleVersion, {
  name: 'StaleVersion',
  description: 'Somebody else has changed it since you looked. `code` is STALE_VERSION.',
  interfaces: [UserErrorInterface],
  fields: (t) => ({
    current: t.prismaField({
      type: 'AdmissionQuota',
      nullable: true,
      description: 'The quota as it is now; null when there is none.',
      resolve: (query, { quotaId }, _args, { database }) =>
        quotaId === null ? null : database.prisma.admissionQuota.findUnique({ ...query, where: { id: quotaId } }),
    }),
  }),
});

/** The errors that any mutation may answer with. */
export const userErrors = [InvalidInput, NotFound, Forbidden, RuleViolation];

/**
 * How an error looks to a client. What a user can mend keeps its words and gets a code; everything unexpected becomes
 * one sentence with an id, under which the log has the rest.
 * @param report - told of unexpected errors only; returns the id it has filed them under
 */
export function presentError(error: unknown, report: (cause: unknown) => string): GraphQLError {
  const outer = error instanceof GraphQLError ? error : undefined;
  const cause = outer ? (outer.originalError ?? outer) : error;
  const present = (message: string, code: string, extensions: object = {}): GraphQLError =>
    new GraphQLError(message, {
      nodes: outer?.nodes,
      path: outer?.path,
      extensions: { code, ...extensions },
    });

  if (cause instanceof UserError) return present(cause.message, cause.code, { inputPath: cause.inputPath });
  if (cause instanceof InvalidToken)
    return present(cause.message, cause.reason === 'EXPIRED' ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED');
  if (cause instanceof ForbiddenError)
    return present('a valid token is needed: Authorization: Bearer <token>', 'UNAUTHENTICATED');
  // Its words repeat what the client sent.
  if (cause instanceof PothosValidationError) {
    return present(
      'an argument of this field is not valid: use ids and cursors as answers gave them, `first` from 0 to 100, and not `first` with `before` or `last` with `after`',
      'INVALID_INPUT',
    );
  }
  if (isUnavailable(cause)) {
    return present('the database does not answer just now: try again shortly', 'UNAVAILABLE', {
      errorId: report(cause),
    });
  }
  // graphql-js' own: syntax, validation, variables, and what this file has made before.
  if (cause instanceof GraphQLError) {
    // The only ones without a code are about values: the gate has given theirs to all it has refused.
    cause.extensions.code ??= 'INVALID_INPUT';
    return cause;
  }
  const errorId = report(cause);
  return present(`something went wrong on the server; its log has it under ${errorId}`, 'INTERNAL', { errorId });
}
