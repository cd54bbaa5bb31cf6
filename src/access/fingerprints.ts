import { createHmac } from 'node:crypto';

/**
 * Makes hashes by which two things are known to be the same, and nothing else of them. Only a server with the key of the
 * database can make one, so that nobody else can try what may have been hashed.
 */
export class Fingerprints {
  readonly #key: Buffer;

  /** @param key - the key of the database, 32 bytes. */
  constructor(key: Buffer) {
    this.#key = key;
  }

  /**
   * Hashes a value that JSON can say.
   * @returns 32 bytes; the same for values that say the same.
   */
  of(value: unknown): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify(inOneForm(value)))
      .digest();
  }
}

/** Fields in one order, without those that are left out: an input means the same with `null` as without the field. */
function inOneForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneForm);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const said = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, one]) => [field, inOneForm(one)]));
}
