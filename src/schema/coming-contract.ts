import {
  type GraphQLArgumentConfig,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLType,
  GraphQLUnionType,
  isIntrospectionType,
  isListType,
  isNonNullType,
} from 'graphql';

/** A member of a type, which may be on its way out. */
interface Member {
  deprecationReason?: string | null | undefined;
}

/** The schema as it will be when everything that is deprecated has gone, with all that nothing leads to any more. For looking at, not for executing. */
export function withoutDeprecated(schema: GraphQLSchema): GraphQLSchema {
  const made = new Map<string, GraphQLNamedType>();
  const named = <T extends GraphQLNamedType>(type: T): T => {
    const known = made.get(type.name);
    if (known !== undefined) return known as T;
    const type2 = remade(type);
    made.set(type.name, type2);
    return type2 as T;
  };
  const of = <T extends GraphQLType>(type: T): T => {
    if (isNonNullType(type)) return new GraphQLNonNull(of(type.ofType as never)) as unknown as T;
    if (isListType(type)) return new GraphQLList(of(type.ofType as never)) as unknown as T;
    return named(type as never) as unknown as T;
  };
  const fields = (config: Record<string, GraphQLFieldConfig<unknown, unknown>>) =>
    kept(config, (field) => ({
      ...field,
      type: of(field.type),
      args: kept(field.args ?? {}, (argument: GraphQLArgumentConfig) => ({ ...argument, type: of(argument.type) })),
    }));
  const remade = (type: GraphQLNamedType): GraphQLNamedType => {
    if (isIntrospectionType(type)) return type;
    if (type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType) {
      const config = type.toConfig();
      const rest = { fields: () => fields(config.fields), interfaces: () => config.interfaces.map(named) };
      return type instanceof GraphQLObjectType
        ? new GraphQLObjectType({ ...type.toConfig(), ...rest })
        : new GraphQLInterfaceType({ ...type.toConfig(), ...rest });
    }
    if (type instanceof GraphQLUnionType) {
      const config = type.toConfig();
      return new GraphQLUnionType({ ...config, types: () => config.types.map(named) });
    }
    if (type instanceof GraphQLInputObjectType) {
      const config = type.toConfig();
      return new GraphQLInputObjectType({
        ...config,
        fields: () => kept(config.fields, (field) => ({ ...field, type: of(field.type) })),
      });
    }
    if (type instanceof GraphQLEnumType) {
      const config = type.toConfig();
      return new GraphQLEnumType({ ...config, values: kept(config.values, (value) => value) });
    }
    return type;
  };
  const { query, mutation, subscription, types: _, ...config } = schema.toConfig();
  const roots = {
    query: query && named(query),
    mutation: mutation && named(mutation),
    subscription: subscription && named(subscription),
  };
  // Who implements an interface is reached by nothing else where the interface alone is asked for.
  const reached = new GraphQLSchema({ ...config, ...roots }).getTypeMap();
  const types = Object.values(schema.getTypeMap())
    .filter((type) => type instanceof GraphQLObjectType && type.getInterfaces().some(({ name }) => name in reached))
    .map(named);
  return new GraphQLSchema({ ...config, ...roots, types });
}

function kept<T extends Member, R>(members: Record<string, T>, change: (member: T) => R): Record<string, R> {
  const staying = Object.entries(members).filter(([, { deprecationReason }]) => deprecationReason == null);
  return Object.fromEntries(staying.map(([name, member]) => [name, change(member)]));
}
