import { type GraphQLResolveInfo, Kind } from 'graphql';
import { readPersonal } from '../resolvers/person/read-personal.ts';
import type { Context } from './context.ts';

/** Longest name of an operation in the access log. */
const LONGEST_NAME = 100;

/** Reads a group of a person's data for a field (`readPersonal`). */
export function personal<G extends Parameters<typeof readPersonal>[0]['group']>(
  context: Context,
  info: GraphQLResolveInfo,
  group: G,
  candidateId: string,
) {
  return readPersonal({ group, candidateId, operation: operationOf(info) }, context);
}

/** Reads who a member is, for a field: the one way there, which writes the access log. */
export function memberIdentity({ loaders }: Context, info: GraphQLResolveInfo, memberId: string) {
  return loaders.member.load({ memberId, operation: operationOf(info) });
}

/** What the client calls its operation; without a name its first field. */
export function operationOf({ operation }: GraphQLResolveInfo): string {
  const [first] = operation.selectionSet.selections;
  const name = operation.name?.value ?? (first?.kind === Kind.FIELD ? first.name.value : operation.operation);
  return name.slice(0, LONGEST_NAME);
}
