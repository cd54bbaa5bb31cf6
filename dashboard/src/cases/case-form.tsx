import { type Done, labelsOf } from '../forms/fields.ts';
import { type Choices, FormDialog } from '../forms/form-dialog.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import type { Form } from './case-forms.ts';
import { useCaseWords } from './words.ts';

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
      labelOf={labelsOf(words.field)}
      choices={{ paper, introducer, sex, source, ...words.choices, ...offered }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
