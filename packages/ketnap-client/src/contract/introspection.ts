/** A type as introspection tells of it, as far as Graphcache reads it. */
interface TypeRef {
  kind: string;
  name?: string;
  ofType?: TypeRef;
}

interface Type extends TypeRef {
  name: string;
  fields?: { name: string; type: TypeRef; args: [] }[];
  interfaces?: TypeRef[];
  possibleTypes?: TypeRef[];
}

/** The roots of a schema. */
interface Roots {
  queryType: { name: string };
  mutationType: { name: string } | null;
  subscriptionType: { name: string } | null;
}

/** A schema as `cacheExchange` of Graphcache takes it. */
export interface Introspection {
  // biome-ignore lint/suspicious/noExplicitAny: Graphcache keeps the type of a type to itself
  __schema: Roots & { types: readonly any[] };
}

const ANY: Type = { kind: 'SCALAR', name: 'Any' };
const KINDS: Record<string, string> = { type: 'OBJECT', interface: 'INTERFACE', union: 'UNION' };

/** Reads `kind Name&Interface field:Type ...` or `union Name Member ...`, one type a line. */
export function introspectionOf(text: string, roots: Roots): Introspection {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string, ...string[]]);
  const named = new Map<string, Type>([['_', ANY]]);
  for (const [kind, names] of lines) {
    const [name = ''] = names.split('&');
    named.set(name, { kind: KINDS[kind] ?? kind, name });
  }
  const kindOf = (name: string): TypeRef => ({ kind: named.get(name)?.kind ?? 'OBJECT', name });
  const ref = (written: string): TypeRef => {
    if (written.endsWith('!')) return { kind: 'NON_NULL', ofType: ref(written.slice(0, -1)) };
    if (written.startsWith('[')) return { kind: 'LIST', ofType: ref(written.slice(1, -1)) };
    return written === '_' ? ANY : kindOf(written);
  };
  for (const [kind, names, ...parts] of lines) {
    const [name = '', ...interfaces] = names.split('&');
    const type = named.get(name) as Type;
    if (kind !== 'type') type.possibleTypes ??= [];
    if (kind === 'union') {
      type.possibleTypes = parts.map(kindOf);
      continue;
    }
    type.interfaces = interfaces.map(kindOf);
    for (const one of interfaces) {
      const above = named.get(one) as Type;
      above.possibleTypes = [...(above.possibleTypes ?? []), kindOf(name)];
    }
    type.fields = parts.map((part) => {
      const [field = '', of = ''] = part.split(':');
      return { name: field, type: ref(of), args: [] };
    });
  }
  return { __schema: { ...roots, types: [...named.values()] } };
}
