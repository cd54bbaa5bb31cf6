import { type Day, yearOf } from '../../calendar.ts';
import type { Availability, Education, Sex, SourceCategory } from '../../db/generated/enums.ts';
import { readAt, readFields } from '../form.ts';
import { readGiven, readOptionalText, readPastDay, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay } from '../unread.ts';
import type { Facts, PersonalFacts } from './records.ts';

/** What a form says of a person beside who it is. What is left out is not said; null takes back what was. */
export interface FactsInput {
  education?: Education | null;
  citizen?: boolean | null;
  residence?: string | null;
  workplace?: string | null;
  occupation?: string | null;
  religious?: boolean | null;
  tradeUnionMember?: boolean | null;
  villageHead?: boolean | null;
  militia?: boolean | null;
  availability?: Availability | null;
  appliedOn?: UnreadDay | null;
  historyOn?: UnreadDay | null;
}

/** Who a person is, and what every case has. */
export interface IdentityInput {
  fullName: string;
  sex: Sex;
  birthYear: number;
  birthMonth: number;
  ethnicGroup: string;
  source: SourceCategory;
  youthUnionMember: boolean;
}

/** The earliest year of birth that is no slip of the hand. */
export const FIRST_BIRTH_YEAR = 1900;

/** How each fact is read. */
function factReaders(input: FactsInput, today: Day) {
  const text = (field: 'residence' | 'workplace' | 'occupation', longest: number) => () =>
    readAt(['facts', field], () => readOptionalText(input[field], field, longest));
  const day = (field: 'appliedOn' | 'historyOn') => () => {
    const given = input[field];
    return given ? readAt(['facts', field], () => readPastDay(given, field, today)) : null;
  };
  const asGiven =
    <Field extends keyof FactsInput>(field: Field) =>
    () =>
      input[field] ?? null;
  return {
    education: asGiven('education'),
    citizen: asGiven('citizen'),
    residence: text('residence', LONGEST.placeOfPerson),
    workplace: text('workplace', LONGEST.placeOfPerson),
    occupation: text('occupation', LONGEST.occupation),
    religious: asGiven('religious'),
    tradeUnionMember: asGiven('tradeUnionMember'),
    villageHead: asGiven('villageHead'),
    militia: asGiven('militia'),
    availability: asGiven('availability'),
    appliedOn: day('appliedOn'),
    historyOn: day('historyOn'),
  } satisfies { [Field in keyof Facts]: () => Facts[Field] };
}

/**
 * Reads the facts that a form says.
 * @throws InvalidInput with all mistakes
 */
export function readFacts(input: FactsInput | null | undefined, today: Day): Partial<Facts> {
  const given = input ?? {};
  return readFields(saidOf(factReaders(given, today), given)) as Partial<Facts>;
}

/**
 * Reads who a person is, as far as a form says it.
 * @throws InvalidInput with all mistakes
 */
export function readIdentity<Said extends Partial<{ [Field in keyof IdentityInput]: IdentityInput[Field] | null }>>(
  input: Said,
  today: Day,
): Pick<PersonalFacts, keyof Said & keyof IdentityInput> {
  const given = <Field extends keyof IdentityInput>(field: Field): IdentityInput[Field] =>
    readGiven<IdentityInput[Field]>(input[field] as IdentityInput[Field] | null | undefined, field);
  const readers = {
    fullName: () => readText(given('fullName'), 'fullName', LONGEST.personName),
    sex: () => given('sex'),
    birthYear: () => readWhole(given('birthYear'), 'birthYear', FIRST_BIRTH_YEAR, yearOf(today)),
    birthMonth: () => readWhole(given('birthMonth'), 'birthMonth', 1, 12),
    ethnicGroup: () => readText(given('ethnicGroup'), 'ethnicGroup', LONGEST.ethnicGroup),
    source: () => given('source'),
    youthUnionMember: () => given('youthUnionMember'),
  } satisfies { [Field in keyof IdentityInput]: () => IdentityInput[Field] };
  return readFields(saidOf(readers, input)) as Pick<PersonalFacts, keyof Said & keyof IdentityInput>;
}

/** The readers of what a form says. */
function saidOf<Readers extends object>(readers: Readers, input: object): Partial<Readers> {
  const said = Object.entries(readers).filter(([field]) => (input as Record<string, unknown>)[field] !== undefined);
  return Object.fromEntries(said) as Partial<Readers>;
}
