import type { Day } from '../../calendar.ts';
import type { OfficerTitle } from '../../db/generated/enums.ts';
import { nameKey } from '../../name-keys.ts';
import { violations } from './violations.ts';

/** Somebody in an office of a committee, from a day on. */
export interface Holder {
  committeeId: string;
  title: OfficerTitle;
  personName: string;
  startsOn: Day;
  /** The first day on which it is not held; null where it has no end. */
  validTo: Day | null;
}

/** Who was and is in offices, by office, and in each by the name as it is spoken: so that a file of thousands is judged in one go. */
export class Holders<One extends Holder> {
  readonly #byOffice = new Map<string, Map<string, One[]>>();

  /** @param held - in the order of their days. */
  constructor(held: readonly One[]) {
    for (const one of held) this.add(one);
  }

  add(one: One): void {
    const office = this.#officeOf(one);
    const key = nameKey(one.personName);
    office.set(key, [...(office.get(key) ?? []), one]);
  }

  /** The appointment of somebody to an office from a day on, or else the first that stands against it; null where there is none. */
  standing(wanted: Omit<Holder, 'validTo'>): One | null {
    const own = this.#officeOf(wanted).get(nameKey(wanted.personName)) ?? [];
    return own.find(({ startsOn }) => startsOn === wanted.startsOn) ?? own.find(lastsTo(wanted.startsOn)) ?? null;
  }

  /**
   * Whether somebody may enter an office on a day: nobody does twice, by the name as it is spoken, and a committee has one secretary.
   * @throws RuleViolation ALREADY_APPOINTED, OFFICE_TAKEN
   */
  checkFree(wanted: Omit<Holder, 'validTo'>): void {
    const office = this.#officeOf(wanted);
    if (office.get(nameKey(wanted.personName))?.some(lastsTo(wanted.startsOn))) throw violations.ALREADY_APPOINTED();
    if (wanted.title !== 'SECRETARY') return;
    if ([...office.values()].flat().some(lastsTo(wanted.startsOn))) throw violations.OFFICE_TAKEN();
  }

  #officeOf({ committeeId, title }: Pick<Holder, 'committeeId' | 'title'>): Map<string, One[]> {
    const key = `${committeeId} ${title}`;
    const office = this.#byOffice.get(key) ?? new Map<string, One[]>();
    this.#byOffice.set(key, office);
    return office;
  }
}

/** Whether an office is held on a day or later. */
const lastsTo =
  (day: Day) =>
  ({ validTo }: Holder): boolean =>
    validTo === null || validTo > day;
