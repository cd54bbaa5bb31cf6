import { InvalidInput } from '../resolvers/errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const FORM = /^([A-Za-z]{1,40}):([0-9a-f-]{36}(?::\d{4}(?::[0-9a-f-]{36})?)?)$/;

/** An id that is unique over all types: the type and the id in it, opaque to clients. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/**
 * Reads an id that a client sent.
 * @throws InvalidInput when it is none of ours; the text is not repeated.
 */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [, typename, id] = FORM.exec(Buffer.from(globalId, 'base64url').toString()) ?? [];
  const uuids = id?.split(':').filter((part) => part.length > 4) ?? [];
  if (typename === undefined || id === undefined || !uuids.every((uuid) => UUID.test(uuid))) {
    throw new InvalidInput('this is not an id of this API: use the `id` that an answer gave you', ['id']);
  }
  return { typename, id };
}
