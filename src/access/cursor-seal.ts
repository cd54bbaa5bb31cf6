import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Opens every cursor of this form. */
const VERSION = 'l1.';

/**
 * Seals the places in lists that clients are handed. A place holds what the list is sorted by, which may be the name of
 * a person: only a server with the key of the database can read it, and nobody else can make one.
 */
export class CursorSeal {
  readonly #cipherKey: Buffer;
  readonly #nonceKey: Buffer;

  /** @param key - the key of the database, 32 bytes. */
  constructor(key: Buffer) {
    this.#cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'cursor cipher', 32));
    this.#nonceKey = Buffer.from(hkdfSync('sha256', key, '', 'cursor nonce', 32));
  }

  /**
   * Seals a text.
   * @param purpose - the list and its order; the same is needed to open it.
   * @returns the same cursor for the same text and purpose, so that equal answers stay equal.
   */
  seal(text: string, purpose: string): string {
    // The nonce follows from all that is sealed: two different texts do not meet under one nonce.
    const nonce = createHmac('sha256', this.#nonceKey)
      .update(JSON.stringify([purpose, text]))
      .digest()
      .subarray(0, NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#cipherKey, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return VERSION + sealed.toString('base64url');
  }

  /** Opens a cursor. Null when it was not sealed here, or for another purpose. */
  open(cursor: string, purpose: string): string | null {
    if (!cursor.startsWith(VERSION)) return null;
    const sealed = Buffer.from(cursor.slice(VERSION.length), 'base64url');
    if (sealed.length <= NONCE_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv(CIPHER, this.#cipherKey, sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString();
    } catch {
      return null;
    }
  }
}
