import fc from 'fast-check';
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/resolvers/errors.ts';
import { decodeGlobalId, encodeGlobalId, idForms } from '../../src/schema/global-id.ts';
import { schema } from '../../src/schema/index.ts';

const types = fc.constantFrom(...[...idForms.keys()].filter((type) => type !== 'QuotaProgress'));

describe('a global id', () => {
  it('exists for every type of the schema that is a Node, and for no other', () => {
    const nodes = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
    );
    expect([...idForms.keys()].sort()).toEqual(nodes.map(({ name }) => name).sort());
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(types, fc.uuid(), (typename, id) => {
        expect(decodeGlobalId(encodeGlobalId(typename, id))).toEqual({ typename, id });
      }),
    );
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1930, max: 2100 }), fc.option(fc.uuid()), (committee, year, part) => {
        const id = [committee, year, ...(part === null ? [] : [part])].join(':');
        expect(decodeGlobalId(encodeGlobalId('QuotaProgress', id))).toEqual({ typename: 'QuotaProgress', id });
      }),
    );
  });

  it('is not rubbish, which is a bad input and not repeated', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.tuple(types, fc.string()).map(([type, text]) => encodeGlobalId(type, text)),
        ),
        (text) => {
          let thrown: unknown;
          try {
            decodeGlobalId(text);
          } catch (error) {
            thrown = error;
          }
          expect(thrown).toBeInstanceOf(InvalidInput);
          expect((thrown as InvalidInput).message).toBe(
            'this is not an id of this API: use the `id` that an answer gave you',
          );
        },
      ),
    );
  });

  it('needs no escaping in an address', () => {
    fc.assert(
      fc.property(types, fc.uuid(), (type, id) => {
        expect(encodeGlobalId(type, id)).toMatch(/^[\w-]+$/);
      }),
    );
  });
});
