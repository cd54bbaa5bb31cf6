import { useContext, useState } from 'react';
import { FormKey } from '../api/form-key.ts';
import type { Done, FormDocument } from './fields.ts';
import { FormsClient } from './forms-client.ts';
import { sentence } from './sentence.ts';
import { useFormWords } from './words.ts';

/** What is told of something that was not taken: in a sentence, and where it stands in what was sent. */
export interface Told {
  path: readonly string[];
  text: string;
}

/** Sends what is typed on a page and not in a window of its own. A second click sends the same key, so that it does nothing. */
export function useSend(document: FormDocument) {
  const words = useFormWords();
  const client = useContext(FormsClient);
  const [key] = useState(() => new FormKey());
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  /** @returns what was answered; null where it was not taken. */
  const send = async (input: object): Promise<Done['done'] | null> => {
    if (isSending || client === null) return null;
    setSending(true);
    const { data } = await client.mutation(document, { input, key: key.of(input) }).toPromise();
    setSending(false);
    const done = data?.done;
    if (done === undefined) {
      setTold([{ path: [], text: words.failed }]);
      return null;
    }
    if (done.message !== undefined) {
      const all = done.mistakes ?? done.refusals ?? [];
      const said = all.length > 0 ? all : [{ message: done.message, path: done.path ?? [] }];
      // A mistake is told with the argument in which it stands.
      setTold(
        said.map(({ message, path }) => ({
          path: path[0] === 'input' ? path.slice(1) : path,
          text: sentence(message),
        })),
      );
      return null;
    }
    key.done();
    setTold([]);
    return done;
  };
  return { isSending, told, send, forget: () => setTold([]) };
}
