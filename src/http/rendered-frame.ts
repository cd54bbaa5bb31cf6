/** A frame as bytes, made once for everybody who gets the same. */
export class RenderedFrame {
  /** The end of a `next` message on a WebSocket; what comes before it names the operation. */
  readonly messageEnd: Buffer;
  readonly #cursor: string;
  #event: Buffer | null = null;

  /**
   * @param json - the result, in pieces.
   * @param cursor - where a board stands after the frame.
   */
  constructor(json: Iterable<Buffer>, cursor: string) {
    this.messageEnd = Buffer.concat([...json, END]);
    this.#cursor = cursor;
  }

  /** A server-sent event, whose `id` is the cursor: `Last-Event-ID` resumes. */
  get event(): Buffer {
    this.#event ??= Buffer.concat([
      Buffer.from(`event: next\nid: ${this.#cursor}\ndata: `),
      this.messageEnd.subarray(0, -END.length),
      Buffer.from('\n\n'),
    ]);
    return this.#event;
  }
}

const END = Buffer.from('}');
