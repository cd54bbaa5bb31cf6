import type { Field } from './form-values.ts';
import { useFormWords } from './words.ts';

interface FormFieldProps {
  id: string;
  field: Field;
  label: string;
  /** What each value is called. */
  choices: Readonly<Record<string, string>>;
  value: string;
  mistakes: readonly string[];
  onChange(value: string): void;
}

/** One field with its label, and under it all that is wrong with it. */
export function FormField({ id, field, label, choices, value, mistakes, onChange }: FormFieldProps) {
  const words = useFormWords();
  const isWrong = mistakes.length > 0;
  const marks = {
    id,
    name: field.name,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': isWrong ? `${id}-problem` : undefined,
    'aria-required': !field.optional || undefined,
  };
  const change = ({ target }: { target: { value: string } }): void => onChange(target.value);
  const options: [string, string][] =
    field.kind === 'YES_NO'
      ? [
          ['YES', words.yes],
          ['NO', words.no],
        ]
      : Object.entries(choices);
  const problem = isWrong && (
    <span className="problem" role="alert" id={`${id}-problem`}>
      {mistakes.join(' ')}
    </span>
  );
  if (field.kind === 'CHOICES') {
    const chosen = value === '' ? [] : value.split(',');
    return (
      <fieldset className="field choices" aria-describedby={marks['aria-describedby']} data-field={field.name}>
        <legend>{label}</legend>
        {options.map(([one, name], n) => (
          <label key={one}>
            <input
              type="checkbox"
              name={field.name}
              aria-invalid={(n === 0 && isWrong) || undefined}
              checked={chosen.includes(one)}
              onChange={({ target }) =>
                onChange((target.checked ? [...chosen, one] : chosen.filter((other) => other !== one)).join(','))
              }
            />
            {name}
          </label>
        ))}
        {problem}
      </fieldset>
    );
  }
  return (
    <div className="field" data-field={field.name} data-kind={field.kind}>
      <label htmlFor={id}>
        {label}
        {field.optional && <span className="hint"> {words.optional}</span>}
      </label>
      {field.kind === 'LONG_TEXT' ? (
        <textarea {...marks} rows={3} value={value} onChange={change} />
      ) : field.kind === 'CHOICE' || field.kind === 'YES_NO' ? (
        <select {...marks} value={value} onChange={change}>
          <option value="">{words.choose}</option>
          {options.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...marks}
          value={value}
          onChange={change}
          autoComplete="off"
          inputMode={field.kind === 'TEXT' ? undefined : 'numeric'}
          placeholder={field.kind.endsWith('DAY') ? words.dayForm : undefined}
          type="text"
        />
      )}
      {problem}
    </div>
  );
}
