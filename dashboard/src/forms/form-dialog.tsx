import { type FormEvent, useContext, useEffect, useId, useRef, useState } from 'react';
import type { AnyVariables, DocumentInput } from 'urql';
import { FormKey } from '../api/form-key.ts';
import { useLanguage } from '../language/language.tsx';
import { DialogShell } from './dialog-shell.tsx';
import { FormField } from './form-field.tsx';
import {
  emptyFields,
  type Field,
  inputOf,
  type Mistakes,
  mistakesOf,
  type Refusal,
  type Typed,
  wrongFields,
} from './form-values.ts';
import { FormsClient } from './forms-client.ts';
import { useFormWords } from './words.ts';

/** What can be chosen in a field. */
export type Choices = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface FormDialogProps<Answer extends { __typename: string }> {
  title: string;
  hint?: string | null;
  document: DocumentInput<{ done: Answer & Partial<Refusal> }, AnyVariables>;
  /** The fields, or which there are by what is typed so far. */
  fields: readonly Field[] | ((typed: Typed) => readonly Field[]);
  /** What stands in it to begin with. */
  initial?: Typed;
  /** What is sent beside what is typed. */
  fixed: object | ((typed: Typed) => object);
  labelOf(field: Field): string;
  choices: Choices;
  /** @param input - what was sent. */
  onDone(answer: Answer, input: Readonly<Record<string, unknown>>): void;
  onClose(): void;
}

/**
 * A form of an operation, drawn from the description of its fields. It shows all mistakes at once, each at its field; what was typed
 * stays until it is taken, whatever happens to the line or the token; and a second click sends the same key, so that it does nothing.
 */
export function FormDialog<Answer extends { __typename: string }>(props: FormDialogProps<Answer>) {
  const { title, hint, document, fixed, labelOf, choices, onDone, onClose } = props;
  const { texts } = useLanguage();
  const words = useFormWords();
  const client = useContext(FormsClient);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [key] = useState(() => new FormKey());
  const [typed, setTyped] = useState<Typed>(props.initial ?? {});
  const fields = typeof props.fields === 'function' ? props.fields(typed) : props.fields;
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [isSending, setSending] = useState(false);
  useEffect(() => {
    // The first mistake is where one goes on.
    if (Object.keys(mistakes).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mistakes]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending || client === null) return;
    const empty = emptyFields(fields, typed);
    const wrong = wrongFields(fields, typed);
    if (empty.length > 0 || wrong.length > 0) {
      setMistakes({
        ...Object.fromEntries(empty.map((name) => [name, [words.required]])),
        ...Object.fromEntries(
          wrong.map(({ name, kind }) => [name, [kind === 'NUMBER' ? words.notNumber : words.notDay]]),
        ),
      });
      return;
    }
    const input = inputOf(fields, typed, typeof fixed === 'function' ? fixed(typed) : fixed);
    setSending(true);
    const { data } = await client.mutation(document, { input, key: key.of(input) }).toPromise();
    setSending(false);
    const done = data?.done;
    // What goes wrong outside of the form is said in the page's own words: that text is for programs.
    if (done === undefined) setMistakes({ '': [words.failed] });
    else if (done.message !== undefined) {
      setMistakes(mistakesOf({ ...done, message: done.message, path: done.path ?? [] }, fields));
    } else {
      key.done();
      onDone(done, input);
    }
  };

  return (
    <DialogShell title={title} className="step-form" onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        {hint && <p className="hint">{hint}</p>}
        <div className="fields">
          {fields.map((field) => (
            <FormField
              key={field.name}
              id={`${id}-${field.name}`}
              field={field}
              label={labelOf(field)}
              choices={choices[field.choices ?? ''] ?? {}}
              value={typed[field.name] ?? ''}
              mistakes={mistakes[field.name] ?? []}
              onChange={(value) => {
                setTyped((before) => ({ ...before, [field.name]: value }));
                setMistakes(({ [field.name]: _, '': __, ...others }) => others);
              }}
            />
          ))}
        </div>
        {(mistakes[''] ?? []).map((one) => (
          <p key={one} className="problem" role="alert">
            {one}
          </p>
        ))}
        <footer>
          <button type="submit" className="record" disabled={isSending}>
            {isSending ? words.sending : words.submit}
          </button>
          <button type="button" className="quiet" onClick={onClose}>
            {texts.close}
          </button>
        </footer>
      </form>
    </DialogShell>
  );
}
