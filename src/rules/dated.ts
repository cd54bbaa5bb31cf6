import type { Day } from '../calendar.ts';
import type { Confidence, Regulation } from './regulations.ts';

/** What a regulation says at a point: a number, a list, a table. */
export interface Provision<T> {
  by: Regulation;
  /** Article or point, such as `Điều 5` or `5.4`; left out where it is the whole document. */
  point?: string;
  value: T;
  /** Where one is less sure of the point than of the document. */
  confidence?: Confidence;
}

/** A rule as it is in force. */
export interface InForce<T> {
  value: T;
  /** Document and point. */
  source: string;
  /** The document alone, as it is cited. */
  document: string;
  /** Null where it is the whole document. */
  point: string | null;
  /** First day in force. */
  from: Day;
  confidence: Confidence;
}

/** A rule with everything it ever was. */
export interface Dated<T> {
  /** From the earliest on. */
  versions: readonly InForce<T>[];
  /** The rule of a day. For days before the earliest version that one stands: records are older than what is known. */
  on(day: Day): InForce<T>;
}

/**
 * A rule by what documents say, one after the other. A document that says nothing new has a row all the same: it is the
 * source on its days.
 * @throws Error where the rows are not in the order of their days.
 */
export function dated<T>(provisions: readonly [Provision<T>, ...Provision<T>[]]): Dated<T> {
  const inForce = ({ by, point, value, confidence = by.confidence }: Provision<T>): InForce<T> => ({
    value,
    source: point === undefined ? by.cited : `${by.cited}, ${point}`,
    document: by.cited,
    point: point ?? null,
    from: by.from,
    confidence,
  });
  const versions = provisions.map(inForce);
  const [earliest] = provisions;
  if (versions.some(({ from }, place) => from <= (versions[place - 1]?.from ?? ''))) {
    throw new Error(`the versions of ${earliest.by.cited} are not in the order of their days`);
  }
  return {
    versions,
    on: (day) => versions.findLast(({ from }) => from <= day) ?? inForce(earliest),
  };
}
