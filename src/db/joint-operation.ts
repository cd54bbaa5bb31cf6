import { currentOperation, Operation, runOperation } from './operation.ts';
import { OperationEnded } from './operation-ended.ts';

/** What several operations wait for: it ends with the last of them, and is of somebody's share where all are of one viewer. */
class JointOperation extends Operation {
  readonly #waiting = new Set<Operation>();
  #isForAll = false;

  constructor(first: Operation | undefined) {
    super(first?.viewer);
  }

  join(operation: Operation | undefined): void {
    if (operation?.viewer !== this.viewer) this.viewer = undefined;
    if (operation === undefined || operation.ended) {
      this.#isForAll = true;
      return;
    }
    this.transactions ||= operation.transactions;
    if (this.#waiting.has(operation)) return;
    this.#waiting.add(operation);
    operation.whenEnded(() => {
      this.#waiting.delete(operation);
      if (this.#waiting.size === 0 && !this.#isForAll) this.end('CLIENT_GONE');
    });
  }
}

let joint: JointOperation | null = null;

/**
 * Looks up a row as Prisma does: it makes one statement of all that are looked up in the same turn of the event loop,
 * whoever looks, as if the first of them had asked for it alone.
 */
export async function runJointly<T>(look: () => Promise<T>): Promise<T> {
  const operation = currentOperation();
  if (operation?.ended && operation.transactions === 0) throw new OperationEnded();
  if (joint === null) {
    joint = new JointOperation(operation);
    process.nextTick(() => {
      joint = null;
    });
  }
  joint.join(operation);
  // Prisma begins when it is waited for.
  return runOperation(joint, async () => await look());
}
