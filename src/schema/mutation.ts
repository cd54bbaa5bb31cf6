import type { FieldMap, InputFieldMap, InputRef, InputShapeFromFields, ObjectRef } from '@pothos/core';
import type { PrismaModelTypes, PrismaObjectRef } from '@pothos/plugin-prisma';
import type { GraphQLInputType } from 'graphql';
import type { StaleVersion } from '../resolvers/errors.ts';
import { readKey } from '../resolvers/input.ts';
import type { Key } from '../resolvers/once.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { CURSOR_DESCRIPTION, REPEATED_DESCRIPTION } from './descriptions.ts';
import { userErrors } from './errors.ts';
import { type UnreadForm, unreadForm } from './unread.ts';

type Types = (typeof builder)['$inferSchemaTypes'];
type Fields<Parent> = PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>;
/** What builds the fields of a form: those that several forms share are functions of it. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;

/** A record of an answer: what was written has its id under the name of the field. */
type RecordOf<Field> = readonly [field: Field, type: PrismaObjectRef<Types, PrismaModelTypes>, description: string];

/** What Prisma finds by an id, of whichever model. */
interface Finding {
  findUniqueOrThrow(asked: object): Promise<never>;
}

/** A field that loads a record by its id, as it is when the answer is made. */
export function record<Field extends string>(
  t: Fields<Record<Field, string>>,
  [field, type, description]: RecordOf<Field>,
) {
  const model = type.modelName.replace(/^./, (letter) => letter.toLowerCase());
  return t.prismaField({
    type,
    description,
    resolve: (query, written, _args, { database }) => {
      const models = database.prisma as unknown as { [model: string]: Finding | undefined };
      const found = models[model]?.findUniqueOrThrow({ ...query, where: { id: written[field] } });
      if (found === undefined) throw new Error(`${type.modelName} is no model`);
      return found;
    },
  });
}

/** The ids of what was written, whether that was before, and the position of the feed that includes it. */
type Settled<Field extends string, More> = Record<Field, string> & More & { repeated: boolean; cursor: string | null };

/**
 * What a mutation answers when it was done: the records it wrote, whether that was before, and the cursor.
 * @param fields - what is none of these.
 */
export function payload<const Field extends string, More = unknown>(
  name: string,
  description: string,
  records: readonly RecordOf<Field>[],
  fields: (t: Fields<Settled<Field, More>>) => FieldMap = () => ({}),
): ObjectRef<Types, Settled<Field, More>> {
  const type = builder.objectRef<Settled<Field, More>>(name);
  type.implement({
    description,
    fields: (t) => ({
      ...fields(t),
      repeated: t.boolean({ description: REPEATED_DESCRIPTION, resolve: ({ repeated }) => repeated }),
      cursor: t.string({ nullable: true, description: CURSOR_DESCRIPTION, resolve: ({ cursor }) => cursor }),
    }),
  });
  const ids: ObjectRef<Types, Record<Field, string>> = type;
  for (const one of records) builder.objectField(ids, one[0], (t) => record(t, one));
  return type;
}

/** Nothing more where an operation takes what its input brings; a type that no field has where it does not. */
type TakenBy<Taken, Input extends InputFieldMap> =
  UnreadForm<InputShapeFromFields<Input>> extends Taken ? unknown : 'the operation takes another input';

/** What a mutation is, told once. */
interface Mutation<Input extends InputFieldMap, Taken, Written extends object> {
  description: string;
  /** Since when it is not the way any more, and what is (docs/architecture.md, "The contract"). */
  deprecated?: string;
  /** What the input is about. */
  about: string;
  input(t: InputFields): Input & TakenBy<Taken, Input>;
  payload: ObjectRef<Types, Written>;
  /** Errors that not any mutation may answer with. */
  errors?: readonly (typeof StaleVersion)[];
  /** Does it. What keeps nothing, such as a document, needs no key. */
  run: (input: Taken, context: Context, key: Key | null) => Promise<Written>;
}

/**
 * Adds a mutation: it takes one input, and a key under which nothing is done twice. It answers with its payload or with an
 * error that the user can mend.
 */
export function mutation<Input extends InputFieldMap, Taken, Written extends object>(
  name: string,
  { description, deprecated, about, input, payload, errors = [], run }: Mutation<Input, Taken, Written>,
): void {
  const named = name.replace(/^./, (letter) => letter.toUpperCase());
  const Input: InputRef<object> = builder.inputType(`${named}Input`, { description: about, fields: input });
  const type: ObjectRef<Types, object> = payload;
  builder.mutationField(name, (t) =>
    t.field({
      type,
      description,
      ...(deprecated === undefined ? {} : { deprecationReason: deprecated }),
      errors: { types: [...userErrors, ...errors] },
      args: { input: t.arg({ type: Input, required: true }), key: t.arg.string() },
      resolve: (_root, { input, key }, context, { schema }) => {
        const form = unreadForm(schema.getType(`${named}Input`) as GraphQLInputType, input);
        const under = typeof key === 'string' ? { operation: name, text: readKey(key), input } : null;
        return run(form as Taken, context, under);
      },
    }),
  );
}
