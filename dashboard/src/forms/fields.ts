import type { AnyVariables, DocumentInput, TypedDocumentNode } from 'urql';
import type { Field, Refusal } from './form-values.ts';

/** What an operation of a form answers. */
export type Done = { done: { __typename: string } & Partial<Refusal> };

/** The operation of a form, whatever it answers. */
export type FormDocument = DocumentInput<Done, AnyVariables>;

/** An operation that takes an input and a key, for a form. */
export function sends(document: TypedDocumentNode<unknown, { input: never; key: string }>): FormDocument {
  return document as unknown as FormDocument;
}

export const text = (name: string, label?: string): Field => ({ name, kind: 'TEXT', label });
export const day = (name: string, label?: string): Field => ({ name, kind: 'DAY', label });
export const lastDay = (name: string, label?: string): Field => ({ name, kind: 'LAST_DAY', label });
export const number = (name: string, label?: string): Field => ({ name, kind: 'NUMBER', label });
export const long = (name: string, label?: string): Field => ({ name, kind: 'LONG_TEXT', label });
export const yesNo = (name: string, label?: string): Field => ({ name, kind: 'YES_NO', label });
export const choice = (name: string, choices: string, label?: string): Field => ({
  name,
  kind: 'CHOICE',
  choices,
  label,
});
export const choices = (name: string, offered: string, label?: string): Field => ({
  name,
  kind: 'CHOICES',
  choices: offered,
  label,
});
export const optional = (field: Field): Field => ({ ...field, optional: true });

/** The labels of a page: the word that a field names, or that of the last part of its own name. */
export function labelsOf(words: Readonly<Record<string, string>>): (field: Field) => string {
  return ({ name, label }) => {
    const key = label ?? name.split('.').at(-1) ?? name;
    return words[key] ?? key;
  };
}
