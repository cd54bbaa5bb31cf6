import type { GraphqlError, LiveFrame, Way } from 'ketnap-client';
import type { AnyVariables, CombinedError, DocumentInput } from 'urql';
import type { Api } from './client.ts';

/** The way to the frames of a subscription through the client of the page, so that their rows reach its cache. */
export function wayThrough<Frame extends LiveFrame>(
  { client, line }: Pick<Api, 'client' | 'line'>,
  document: DocumentInput<Record<string, Frame>, AnyVariables>,
  variables: Record<string, unknown>,
): Way<Frame> {
  return {
    follow(after, { frame, refused }) {
      const frames = client.subscription(document, { ...variables, after }).subscribe(({ data, error }) => {
        if (error) refused(errorsOf(error));
        else for (const one of Object.values(data ?? {})) if (typeof one === 'object') frame(one);
      });
      return frames.unsubscribe;
    },
    onLost: (listener) => line.onLost(listener),
    renew: () => line.renew(),
  };
}

/** What was refused; where no answer came, in its words. */
export function errorsOf({ graphQLErrors, message }: CombinedError): readonly GraphqlError[] {
  return graphQLErrors.length > 0 ? graphQLErrors : [{ message }];
}
