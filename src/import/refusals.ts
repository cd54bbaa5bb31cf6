import { InvalidInput, RuleViolation, type UserError } from '../resolvers/errors.ts';

/** All that refuses, each at its own field. */
export function refusalsOf(error: UserError): readonly UserError[] {
  if (error instanceof RuleViolation) return error.all;
  return error instanceof InvalidInput ? error.mistakes : [error];
}
