import type { DocumentNode } from 'graphql';
import type { Turns } from '../feed/turns.ts';
import type { OperationGate, OperationParams } from './operation-gate.ts';
import type { ReadingShare, WithoutTime } from './shares/reading-share.ts';
import type { Viewer } from './shares/viewer.ts';

/** What reading a document takes, in the time of so many rows of a board. */
const DOCUMENT_ROWS = 25;

/**
 * Reads the documents of operations, whichever way they come. Those that this node knows cost nothing. Others are read in
 * their viewer's share of the time for that, in turn with the frames of others.
 */
export class DocumentReader {
  readonly #gate: OperationGate;
  readonly #share: ReadingShare;
  readonly #turns: Pick<Turns, 'take'>;
  /** What is being read now, by viewer and text: a thousand screens of one token send the same in one moment. */
  readonly #reading = new Map<string, Promise<DocumentNode>>();

  constructor(gate: OperationGate, share: ReadingShare, turns: Pick<Turns, 'take'>) {
    this.#gate = gate;
    this.#share = share;
    this.#turns = turns;
  }

  /**
   * Reads the document of an operation. Whether it is valid says `OperationGate.clear`.
   * @throws GraphQLError when there is none, it is beyond the limits, or its viewer has no time left
   * @throws NoTurn when it has waited for too long, or too many of its viewer wait
   */
  async read(viewer: Viewer, params: OperationParams, withoutTime: WithoutTime): Promise<DocumentNode> {
    const text = this.#gate.textOf(params);
    if (this.#gate.knows(text)) return this.#gate.read(text);
    const key = JSON.stringify([viewer, withoutTime, text]);
    let reading = this.#reading.get(key);
    if (!reading) {
      reading = this.#readInTurn(viewer, text, withoutTime).finally(() => this.#reading.delete(key));
      this.#reading.set(key, reading);
    }
    return reading;
  }

  #readInTurn(viewer: Viewer, text: string, withoutTime: WithoutTime): Promise<DocumentNode> {
    return this.#share.read(viewer, withoutTime, async (inTime) => {
      await this.#turns.take(viewer ?? '', DOCUMENT_ROWS);
      return inTime(() => this.#gate.read(text));
    });
  }
}
