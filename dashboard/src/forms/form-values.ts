import { sentence } from './sentence.ts';

/**
 * How a field is filled in. `DAY` is written dd/mm/yyyy, whatever the language of the browser; `LAST_DAY` too, and is sent as the end of
 * that day in Vietnam.
 */
export type FieldKind = 'TEXT' | 'LONG_TEXT' | 'DAY' | 'LAST_DAY' | 'NUMBER' | 'CHOICE' | 'CHOICES' | 'YES_NO';

/** A field of a form. */
export interface Field {
  /** Where its value stands in the input, such as `number` or `mentors.0.memberName`. */
  name: string;
  kind: FieldKind;
  /** Its label: a word of the page. Without one it goes by the last part of its name. */
  label?: string;
  optional?: boolean;
  /** What can be chosen: a list of terms, or choices that the page asks for. */
  choices?: string;
}

/** What was typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong, by the name of the field; under the empty name what is about the whole. */
export type Mistakes = Readonly<Record<string, readonly string[]>>;

/** A day as people write it, as the API takes it; what is none stays as it is, for the API to say so. */
export function dayOf(typed: string): string {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed) ?? [];
  return day === '' ? typed.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The fields that must be filled in and are not. */
export function emptyFields(fields: readonly Field[], typed: Typed): string[] {
  return fields.filter(({ name, optional }) => !optional && (typed[name] ?? '').trim() === '').map(({ name }) => name);
}

/** The fields in which something stands that is no number or no day, where the API could not say so at the field. */
export function wrongFields(fields: readonly Field[], typed: Typed): Field[] {
  return fields.filter(({ name, kind }) => {
    const value = (typed[name] ?? '').trim();
    if (value === '') return false;
    if (kind === 'NUMBER') return !/^-?\d+$/.test(value);
    return kind === 'LAST_DAY' && Number.isNaN(Date.parse(endOf(value)));
  });
}

/** The last moment of a day in Vietnam. */
function endOf(typed: string): string {
  return `${dayOf(typed)}T23:59:59+07:00`;
}

/** The input of a form: fixed values, and what was typed. An optional field that is empty is not in it, nor a row without values. */
export function inputOf(fields: readonly Field[], typed: Typed, fixed: object): Record<string, unknown> {
  const input: Record<string, unknown> = structuredClone(fixed) as Record<string, unknown>;
  for (const field of fields) {
    const value = (typed[field.name] ?? '').trim();
    if (value === '') continue;
    put(input, field.name.split('.'), read(field.kind, value));
  }
  for (const [name, value] of Object.entries(input)) {
    if (Array.isArray(value)) input[name] = value.filter((row) => row !== undefined);
  }
  return input;
}

function read(kind: FieldKind, value: string): unknown {
  if (kind === 'DAY') return dayOf(value);
  if (kind === 'LAST_DAY') return endOf(value);
  if (kind === 'NUMBER') return Number(value);
  if (kind === 'YES_NO') return value === 'YES';
  return kind === 'CHOICES' ? value.split(',') : value;
}

function put(target: Record<string, unknown>, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) target[first] = value;
  else {
    target[first] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {};
    put(target[first] as Record<string, unknown>, rest, value);
  }
}

/** A refusal of the API. */
export interface Refusal {
  message: string;
  path: readonly string[];
  mistakes?: readonly { message: string; path: readonly string[] }[];
  refusals?: readonly { message: string; path: readonly string[]; source: string | null }[];
}

/** Every sentence of a refusal at the field that it names; what names none of this form's is about the whole. */
export function mistakesOf({ message, path, mistakes, refusals }: Refusal, fields: readonly Field[]): Mistakes {
  const said = mistakes ?? refusals ?? [];
  const found: Record<string, string[]> = {};
  for (const one of said.length > 0 ? said : [{ message, path }]) {
    // A mistake is told with the argument in which it stands, a refusal by the field alone.
    const at = one.path.slice(one.path[0] === 'input' ? 1 : 0).join('.');
    const field = fields.find(({ name }) => at === name || name.startsWith(`${at}.`) || at.startsWith(`${name}.`));
    const source = 'source' in one && one.source ? ` (${one.source})` : '';
    found[at === '' ? '' : (field?.name ?? '')] ??= [];
    found[at === '' ? '' : (field?.name ?? '')]?.push(`${sentence(one.message)}${source}`);
  }
  return found;
}
