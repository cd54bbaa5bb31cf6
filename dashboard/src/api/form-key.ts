/**
 * The key under which a form is sent. It stays the same while the same is sent again: whoever presses the button once more,
 * since no answer came, does nothing twice.
 */
export class FormKey {
  #sent = '';
  #key = '';

  /** The key for what a form holds now. */
  of(input: object): string {
    const sent = JSON.stringify(input);
    if (sent !== this.#sent) {
      this.#sent = sent;
      // Not `crypto.randomUUID`, which a page has only over https.
      this.#key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('');
    }
    return this.#key;
  }

  /** It was done: the same once more is something new. */
  done(): void {
    this.#sent = '';
  }
}
