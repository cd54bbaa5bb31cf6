import { type Choices, FormDialog } from '../forms/form-dialog.tsx';
import type { Field } from '../forms/form-values.ts';
import { useTerms } from '../language/terms/use-terms.ts';
import type { Done, Form } from './case-forms.ts';
import { type CaseWords, useCaseWords } from './words.ts';

interface CaseFormProps {
  title: string;
  hint?: string | null;
  form: Form;
  /** What is sent beside what is typed, such as whose case it is. */
  about: object;
  /** What the page asks for, to be chosen from: classes, cells. */
  offered?: Choices;
  onDone(answer: Done['done']): void;
  onClose(): void;
}

/** A form about a case, with the words of the page. */
export function CaseForm({ title, hint, form, about, offered, onDone, onClose }: CaseFormProps) {
  const words = useCaseWords();
  const { paper, introducer, sex, source } = useTerms();
  return (
    <FormDialog
      title={title}
      hint={hint}
      document={form.document}
      fields={form.fields}
      fixed={{ ...form.fixed, ...about }}
      labelOf={(field) => labelOf(field, words)}
      choices={{ paper, introducer, sex, source, ...words.choices, ...offered }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function labelOf({ name, label }: Field, { field }: CaseWords): string {
  const key = label ?? name.split('.').at(-1) ?? name;
  return Object.hasOwn(field, key) ? field[key as keyof typeof field] : key;
}
