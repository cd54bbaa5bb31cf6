import { MessageType } from 'graphql-ws';

/** An operation that was subscribed to. */
interface Turn {
  /** Settles when nothing of it is left. */
  over: Promise<void>;
  /** Its client has completed it. */
  completed: boolean;
}

/**
 * Lets an operation begin when the one before it with the same id is over. A client may use an id again as soon as it
 * has completed it; the protocol library knows operations by their ids alone, and would take one that is still being
 * prepared for the new one: both would run, under one id, and the first could never be ended.
 * @param receive - resolves when a message has been dealt with: of a `subscribe` when its operation is over.
 */
export function inTurn(receive: (data: string) => Promise<void>): (data: string) => Promise<void> {
  const turns = new Map<unknown, Turn>();
  return (data) => {
    const { type, id } = data as unknown as { type?: unknown; id?: unknown };
    const before = turns.get(id);
    if (type === MessageType.Complete && before) before.completed = true;
    if (type !== MessageType.Subscribe) return receive(data);
    const turn: Turn = { over: Promise.resolve(), completed: false };
    if (before?.completed) {
      turn.over = before.over.catch(() => {}).then(() => (turn.completed ? undefined : receive(data)));
    } else {
      turn.over = receive(data);
      // Refused: the connection is being closed, and the operation before still has the id.
      if (before) return turn.over;
    }
    turns.set(id, turn);
    const leave = (): void => {
      if (turns.get(id) === turn) turns.delete(id);
    };
    turn.over.then(leave, leave);
    return turn.over;
  };
}
