import type { Day } from '../../calendar.ts';
import type { ClassAudience } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readDay, type UnreadDay } from '../unread.ts';
import { LARGEST_CLASS } from './rules.ts';
import { mistakes } from './violations.ts';

/** What is said of a class. */
export interface ClassFormInput {
  title: string;
  startsOn: UnreadDay;
  endsOn: UnreadDay;
  capacity: number;
  audience: readonly ClassAudience[];
  place?: string | null;
  teachers?: string | null;
  objective?: string | null;
}

/** The same once it was read. */
export interface ClassForm {
  title: string;
  startsOn: Day;
  endsOn: Day;
  capacity: number;
  /** At least one, each once. */
  audience: ClassAudience[];
  place: string | null;
  teachers: string | null;
  objective: string | null;
}

/**
 * Reads what is said of a class.
 * @throws InvalidInput with all mistakes, also where it ends before it begins
 */
export function readClassForm(input: ClassFormInput): ClassForm {
  const form = readFields<ClassForm>({
    title: () => readText(input.title, 'title', LONGEST.classTitle),
    startsOn: () => readDay(input.startsOn),
    endsOn: () => readDay(input.endsOn),
    capacity: () => readWhole(input.capacity, 'capacity', 1, LARGEST_CLASS),
    audience: () => {
      if (input.audience.length === 0) throw mistakes.forNobody();
      return [...new Set(input.audience)];
    },
    place: () => readOptionalText(input.place, 'place', LONGEST.place),
    teachers: () => readOptionalText(input.teachers, 'teachers', LONGEST.teachers),
    objective: () => readOptionalText(input.objective, 'objective', LONGEST.objective),
  });
  if (form.endsOn < form.startsOn) throw mistakes.endsBeforeItBegins('endsOn');
  return form;
}
