/** Whose rights may be others after a step of the feed. */
export type Concern = 'everybody' | SomeConcerned;

/** Only these. */
export interface SomeConcerned {
  /** Whose grants changed. */
  subjects: ReadonlySet<string>;
  /** Committees that stand elsewhere or are of another kind now, with all that stands below them. */
  committees: ReadonlySet<string>;
}

/** Concerns nobody. */
export const NOBODY: SomeConcerned = { subjects: new Set(), committees: new Set() };

/** Whose rights rest on what. */
export interface RightsHolder {
  subject: string;
  /** Ids of the committees on which there is a grant, and of the one that is looked at. */
  places: readonly string[];
}

/** Whether the rights of somebody may be others now. */
export function isConcerned({ subject, places }: RightsHolder, concern: Concern): boolean {
  if (concern === 'everybody' || concern.subjects.has(subject)) return true;
  return concern.committees.size > 0 && places.some((committee) => concern.committees.has(committee));
}

/** Subjects remembered at most. */
const REMEMBERED = 20_000;

/** Remembers when the rights of whom may have become others, by a number that grows. */
export class RightsAges {
  readonly #of = new Map<string, number>();
  #last = 0;
  #everybody = 0;

  /** Takes note of whom a step concerns. */
  add(concern: Concern): void {
    this.#last += 1;
    // Where a committee stands elsewhere, nobody here knows whose grants are on it.
    if (concern === 'everybody' || concern.committees.size > 0 || this.#of.size + concern.subjects.size > REMEMBERED) {
      this.#of.clear();
      this.#everybody = this.#last;
    } else {
      for (const subject of concern.subjects) this.#of.set(subject, this.#last);
    }
  }

  /** Grows whenever the rights of a subject may have become others. */
  of(subject: string): number {
    return this.#of.get(subject) ?? this.#everybody;
  }
}
