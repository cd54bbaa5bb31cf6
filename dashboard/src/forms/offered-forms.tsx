import { useState } from 'react';
import { type FormDocument, labelsOf } from './fields.ts';
import { type Choices, FormDialog } from './form-dialog.tsx';
import type { Field, Typed } from './form-values.ts';

/** A form of a page: its fields, and the operation that takes them. */
export interface PageForm {
  document: FormDocument;
  fields: readonly Field[] | ((typed: Typed) => readonly Field[]);
}

interface OfferedFormsProps<Name extends string> {
  forms: Readonly<Record<Name, PageForm>>;
  /** Those that have a button, in this order. */
  offered: readonly Name[];
  /** The one that is done most. */
  first?: Name;
  titles: Readonly<Record<Name, string>>;
  hint?: string | null;
  /** What a form without fields says before it is sent. */
  hints?: Partial<Readonly<Record<Name, string>>>;
  /** What the buttons are about, for whom cannot see where they stand. */
  about?: string;
  /** What fields are called. */
  labels: Readonly<Record<string, string>>;
  choices?: Choices;
  /** What is sent beside what is typed. */
  fixed(name: Name, typed: Typed): object;
  /** What stands in a form to begin with: what is on record and changed by it. Never a day of law that nobody has written. */
  initial?(name: Name): Typed;
  /** Told which form is opened: what it offers to be chosen from is asked for only then, since a look at a person is logged. */
  onOpen?(name: Name): void;
  onDone(name: Name): void;
}

/** Buttons for the forms of a page, and the one that is open. */
export function OfferedForms<Name extends string>(props: OfferedFormsProps<Name>) {
  const {
    forms,
    offered,
    first,
    titles,
    hint,
    hints,
    about,
    labels,
    choices = {},
    fixed,
    initial,
    onOpen,
    onDone,
  } = props;
  const [opened, setOpened] = useState<Name | null>(null);
  return (
    <>
      {offered.length > 0 && (
        <div className="form-buttons">
          {offered.map((name) => (
            <button
              key={name}
              type="button"
              className={name === first ? 'record' : undefined}
              data-form={name}
              aria-label={about === undefined ? undefined : `${titles[name]}: ${about}`}
              onClick={() => {
                onOpen?.(name);
                setOpened(name);
              }}
            >
              {titles[name]}
            </button>
          ))}
        </div>
      )}
      {opened !== null && (
        <FormDialog
          title={titles[opened]}
          hint={[hint, hints?.[opened]].filter(Boolean).join('. ')}
          {...forms[opened]}
          initial={initial?.(opened)}
          fixed={(typed) => fixed(opened, typed)}
          labelOf={labelsOf(labels)}
          choices={choices}
          onDone={() => {
            setOpened(null);
            onDone(opened);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
