import { type GraphQLFieldResolver, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import type { TouchedCase } from '../../src/resolvers/training/touched-cases.ts';
import { untouched } from '../../src/resolvers/training/touched-cases.ts';
import type { Context } from '../../src/schema/context.ts';
import { decodeGlobalId } from '../../src/schema/global-id.ts';
import { askingAs } from './asking-as.ts';
import { type Access, theAccess } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import { relations, roles } from './world.ts';

// The probes of the matrix write nothing, so that no payload comes back to them: what one tells of other people's cases is asked here.

/** The first payload of an access that tells of cases otherwise than it should, for every role and place; null when none does. */
export async function firstTouchedDifference(server: MatrixServer, access: Access): Promise<string | null> {
  for (const { type, tells } of tellers(access)) {
    const shouldTell = tellers(theAccess).find((teller) => teller.type === type)?.tells;
    if (!shouldTell) return `${type}.cases is another field`;
    for (const role of roles) {
      for (const relation of relations) {
        const { Candidate } = server.world.targets[relation].ids;
        if (Candidate === undefined) continue;
        const [told, expected] = [
          await tells(decodeGlobalId(Candidate).id, askingAs(server, access, role, 'own')),
          await shouldTell(decodeGlobalId(Candidate).id, askingAs(server, theAccess, role, 'own')),
        ];
        if (told !== expected) return `${type}.cases: ${role} about ${relation}`;
      }
    }
  }
  return null;
}

interface Teller {
  type: string;
  /** Tells of a case whose certificate is taken. */
  tells(candidate: string, renew: () => Promise<Context>): Promise<string>;
}

/** Every payload that tells what became of cases. */
function tellers({ schema }: Access): Teller[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    const field = isObjectType(type) ? type.getFields().cases : undefined;
    if (!isObjectType(type) || !field?.resolve || getNamedType(field.type).name !== 'TouchedCase') return [];
    const resolve: GraphQLFieldResolver<unknown, unknown> = field.resolve;
    const info = { schema, fieldName: field.name, parentType: type, returnType: field.type } as GraphQLResolveInfo;
    return [
      {
        type: type.name,
        async tells(candidate, renew) {
          const parent = { ...untouched(), STANDS: [candidate] };
          const cases = (await resolve(parent, {}, await renew(), info)) as TouchedCase[];
          return cases.map((one) => `${one.candidate} ${one.effect}`).join(' ');
        },
      },
    ];
  });
}
