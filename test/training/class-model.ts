// What a class, its roll and the cases of its people are to do, told anew: nothing of it comes from src.

/** What somebody is in a class. */
type Seat = 'PROPOSED' | 'ENROLLED' | 'ATTENDED' | 'PASSED' | 'FAILED' | 'ABSENT' | 'WITHDRAWN';
export type Result = 'PASSED' | 'FAILED' | 'ABSENT';

interface ModelSeat {
  seat: Seat;
  /** When it was entered: waiting lists go by that. */
  since: number;
  certificate: 'none' | 'held' | 'revoked';
  present: boolean;
}

interface ModelClass {
  status: 'OPEN' | 'RUNNING' | 'CLOSED' | 'CANCELLED';
  capacity: number;
  days: readonly [string, string];
  seats: Map<string, ModelSeat>;
  /** Whether a sheet of attendance was kept. */
  sheets: boolean;
}

const TAKES_A_PLACE: readonly Seat[] = ['ENROLLED', 'ATTENDED', 'PASSED', 'FAILED', 'ABSENT'];
const WITHOUT_RESULT: readonly Seat[] = ['ENROLLED', 'ATTENDED'];
const RESULTS: readonly Seat[] = ['PASSED', 'FAILED', 'ABSENT'];

/** Awareness classes and people. Each deed says whether it is allowed, and is done only then. */
export class ClassModel {
  readonly classes = new Map<string, ModelClass>();
  readonly stages = new Map<string, 'OUTSTANDING' | 'IN_AWARENESS_CLASS' | 'AWARENESS_CERTIFIED'>();
  #clock = 0;

  propose(person: string, id: string): boolean {
    const { status, seats } = this.#class(id);
    const seat = seats.get(person)?.seat;
    if (status !== 'OPEN' || (seat !== undefined && seat !== 'WITHDRAWN') || !this.#mayLearn(person)) return false;
    this.#sit(person, id, 'PROPOSED');
    return true;
  }

  /** Without a proposal, or with one. */
  enrol(person: string, id: string): boolean {
    const { seats } = this.#class(id);
    const seat = seats.get(person)?.seat;
    if (seat !== undefined && seat !== 'PROPOSED' && seat !== 'WITHDRAWN') return false;
    if (!this.#hasPlace([person], id)) return false;
    this.#enter(person, id);
    return true;
  }

  approve(people: readonly string[], id: string): boolean {
    const { seats } = this.#class(id);
    if (people.length === 0 || people.some((person) => seats.get(person)?.seat !== 'PROPOSED')) return false;
    if (!this.#hasPlace(people, id)) return false;
    for (const person of people) this.#enter(person, id);
    return true;
  }

  withdraw(person: string, id: string): boolean {
    const { status, seats } = this.#class(id);
    const seat = seats.get(person)?.seat;
    if (status !== 'OPEN' || (seat !== 'PROPOSED' && seat !== 'ENROLLED')) return false;
    if (seat === 'ENROLLED') this.#fallBack(person);
    this.#seat(person, id).seat = 'WITHDRAWN';
    return true;
  }

  start(id: string): boolean {
    return this.#step(id, 'OPEN', 'RUNNING');
  }

  cancel(id: string): boolean {
    const one = this.#class(id);
    if (one.status === 'CLOSED' || one.status === 'CANCELLED') return false;
    one.status = 'CANCELLED';
    for (const person of this.roll(id)) this.#fallBack(person);
    return true;
  }

  attend(id: string, present: ReadonlySet<string>): boolean {
    const one = this.#class(id);
    if (one.status !== 'RUNNING') return false;
    const roll = this.roll(id);
    if (roll.length > 0) one.sheets = true;
    for (const person of roll) {
      // One session alone: the last word holds.
      const seat = this.#seat(person, id);
      seat.present = present.has(person);
      seat.seat = seat.present ? 'ATTENDED' : 'ENROLLED';
    }
    return true;
  }

  /** @param numbered - who gets the certificate at once. */
  close(id: string, results: ReadonlyMap<string, Result>, numbered: ReadonlySet<string>): boolean {
    const one = this.#class(id);
    const roll = this.roll(id);
    if (one.status !== 'RUNNING') return false;
    if (one.sheets && roll.some((person) => !this.#seat(person, id).present && results.get(person) !== 'ABSENT')) {
      return false;
    }
    one.status = 'CLOSED';
    for (const person of roll) {
      const seat = this.#seat(person, id);
      seat.seat = results.get(person) ?? 'ABSENT';
      if (seat.seat !== 'PASSED') this.#fallBack(person);
      else if (numbered.has(person)) this.#certify(person, id);
    }
    return true;
  }

  issue(id: string): boolean {
    const waiting = this.waiting(id);
    if (this.#class(id).status !== 'CLOSED' || waiting.length === 0) return false;
    for (const person of waiting) this.#certify(person, id);
    return true;
  }

  correct(person: string, id: string, result: Result, numbered: boolean): boolean {
    const { status, seats } = this.#class(id);
    const seat = seats.get(person);
    if (seat === undefined || status !== 'CLOSED' || !RESULTS.includes(seat.seat)) return false;
    const had = seat.certificate === 'held';
    if (seat.seat === result && !had && !numbered) return false;
    const passedBefore = seat.seat === 'PASSED';
    seat.seat = result;
    if (had) seat.certificate = 'revoked';
    if (numbered) {
      if (passedBefore && had) seat.certificate = 'held';
      else this.#certify(person, id);
    } else if (had) this.#lose(person);
    else if (passedBefore && !this.#sitsElsewhere(person, id)) this.#fallBack(person);
    return true;
  }

  revoke(person: string, id: string): boolean {
    const seat = this.#class(id).seats.get(person);
    if (seat?.certificate !== 'held') return false;
    seat.certificate = 'revoked';
    this.#lose(person);
    return true;
  }

  /** Who is in a class and has no result. */
  roll(id: string): string[] {
    return [...this.#class(id).seats].filter(([, { seat }]) => WITHOUT_RESULT.includes(seat)).map(([person]) => person);
  }

  /** Who has passed and never had a certificate of the class. */
  waiting(id: string): string[] {
    return [...this.#class(id).seats]
      .filter(([, { seat, certificate }]) => seat === 'PASSED' && certificate === 'none')
      .map(([person]) => person);
  }

  #hasPlace(people: readonly string[], id: string): boolean {
    const { status, capacity, seats } = this.#class(id);
    if (status !== 'OPEN' || people.some((person) => !this.#mayLearn(person) || this.#isBooked(person, id)))
      return false;
    const free = capacity - [...seats.values()].filter(({ seat }) => TAKES_A_PLACE.includes(seat)).length;
    const queue = [...seats].filter(([, { seat }]) => seat === 'PROPOSED').sort(([, a], [, b]) => a.since - b.since);
    // Everybody who waits longer has a place before.
    return people.every((person) => {
      const place = queue.findIndex(([who]) => who === person);
      return free > (place === -1 ? queue.length : place);
    });
  }

  #mayLearn(person: string): boolean {
    return this.stages.get(person) !== 'IN_AWARENESS_CLASS';
  }

  #isBooked(person: string, id: string): boolean {
    const [from, to] = this.#class(id).days;
    return [...this.classes].some(([other, { status, days, seats }]) => {
      const seat = seats.get(person)?.seat;
      if (other === id || status === 'CANCELLED' || seat === undefined) return false;
      return !['PROPOSED', 'ABSENT', 'WITHDRAWN'].includes(seat) && days[0] <= to && days[1] >= from;
    });
  }

  #enter(person: string, id: string): void {
    this.#sit(person, id, 'ENROLLED');
    if (this.stages.get(person) === 'OUTSTANDING') this.stages.set(person, 'IN_AWARENESS_CLASS');
  }

  #sit(person: string, id: string, seat: Seat): void {
    const before = this.#class(id).seats.get(person);
    this.#class(id).seats.set(person, {
      certificate: before?.certificate ?? 'none',
      seat,
      since: ++this.#clock,
      present: false,
    });
  }

  #certify(person: string, id: string): void {
    this.#seat(person, id).certificate = 'held';
    this.stages.set(person, 'AWARENESS_CERTIFIED');
  }

  /** Back to the list, for who was in the class. */
  #fallBack(person: string): void {
    if (this.stages.get(person) === 'IN_AWARENESS_CLASS') this.stages.set(person, 'OUTSTANDING');
  }

  /** Back to the list, for who has no other certificate. */
  #lose(person: string): void {
    const another = [...this.classes.values()].some(({ seats }) => seats.get(person)?.certificate === 'held');
    if (!another && this.stages.get(person) === 'AWARENESS_CERTIFIED') this.stages.set(person, 'OUTSTANDING');
  }

  #sitsElsewhere(person: string, id: string): boolean {
    return [...this.classes].some(
      ([other, { status, seats }]) =>
        other !== id && status !== 'CANCELLED' && WITHOUT_RESULT.includes(seats.get(person)?.seat ?? 'WITHDRAWN'),
    );
  }

  #step(id: string, from: ModelClass['status'], to: ModelClass['status']): boolean {
    const one = this.#class(id);
    if (one.status !== from) return false;
    one.status = to;
    return true;
  }

  #class(id: string): ModelClass {
    const one = this.classes.get(id);
    if (one === undefined) throw new Error(`there is no class ${id}`);
    return one;
  }

  #seat(person: string, id: string): ModelSeat {
    const seat = this.#class(id).seats.get(person);
    if (seat === undefined) throw new Error(`${person} is not in ${id}`);
    return seat;
  }
}
