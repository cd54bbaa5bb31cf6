import { sentence } from '../forms/sentence.ts';

/** What the server does not take of a form. */
export interface FormProblem {
  /** The field it is about; null when it is about the whole. */
  field: string | null;
  text: string;
}

/** A refusal of the API as a form shows it: a sentence, under the field that it names where the form has that field. */
export function formProblem(
  { message, path }: { message: string; path: readonly string[] },
  fields: readonly string[],
): FormProblem {
  const [named] = path;
  return {
    field: named !== undefined && fields.includes(named) ? named : null,
    text: sentence(message),
  };
}
