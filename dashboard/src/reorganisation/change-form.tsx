import { useState } from 'react';
import type { QuotaRow } from '../board/board-operations.ts';
import { useLanguage } from '../language/language.tsx';
import {
  ASKS,
  type ChangeKind,
  NOTHING_GOES,
  type PlannedChange,
  plannedChange,
  type TypedChange,
} from './planned-changes.ts';
import { SplitParts } from './split-parts.tsx';
import { useReorganisationWords } from './words.ts';

const NOTHING: TypedChange = {
  kind: 'MERGE',
  which: [],
  into: '',
  name: '',
  type: 'GRASSROOTS_COMMITTEE',
  goes: NOTHING_GOES,
};

/** Kinds of committees that a decision founds. */
const KINDS: readonly QuotaRow['kind'][] = [
  'GRASSROOTS_COMMITTEE',
  'GRASSROOTS_CELL',
  'CELL',
  'SUB_COMMITTEE',
  'SUPERIOR',
];

/** One change of the decision, chosen and typed, to be added to it. */
export function ChangeForm({ rows, onAdd }: { rows: readonly QuotaRow[]; onAdd(change: PlannedChange): void }) {
  const { texts } = useLanguage();
  const words = useReorganisationWords();
  const [typed, setTyped] = useState(NOTHING);
  const [isIncomplete, setIncomplete] = useState(false);
  const asks = ASKS[typed.kind];
  const change = (part: Partial<TypedChange>): void => {
    setIncomplete(false);
    setTyped((before) => ({ ...before, ...part }));
  };
  const options = rows.map(({ committeeId, name }) => (
    <option key={committeeId} value={committeeId}>
      {name}
    </option>
  ));
  const rowOf = (id: string) => rows.find(({ committeeId }) => committeeId === id);
  return (
    <form
      className="change-form"
      onSubmit={(event) => {
        event.preventDefault();
        const planned = plannedChange(typed, rowOf, words);
        setIncomplete(planned === null);
        if (planned === null) return;
        onAdd(planned);
        setTyped({ ...NOTHING, kind: typed.kind });
      }}
    >
      <label>
        {words.change}
        <select
          name="kind"
          value={typed.kind}
          onChange={({ target }) => setTyped({ ...NOTHING, kind: target.value as ChangeKind })}
        >
          {Object.entries(words.kinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {asks.which !== 'NONE' && (
        <div className="which">
          <label htmlFor="which">{words.which}</label>
          {asks.which === 'MANY' ? (
            <select
              id="which"
              name="which"
              multiple
              size={8}
              value={[...typed.which]}
              onChange={({ target }) => change({ which: [...target.selectedOptions].map(({ value }) => value) })}
            >
              {options}
            </select>
          ) : (
            <select
              id="which"
              name="which"
              value={typed.which[0] ?? ''}
              onChange={({ target }) =>
                change({ which: target.value === '' ? [] : [target.value], goes: NOTHING_GOES })
              }
            >
              <option value="">{words.choose}</option>
              {options}
            </select>
          )}
        </div>
      )}
      {asks.name && (
        <label>
          {words.newName}
          <input
            name="name"
            autoComplete="off"
            value={typed.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </label>
      )}
      {asks.type && (
        <label>
          {words.kindOf}
          <select
            name="type"
            value={typed.type}
            onChange={({ target }) => change({ type: target.value as TypedChange['type'] })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {texts.kind[kind]}
              </option>
            ))}
          </select>
        </label>
      )}
      {asks.into !== 'NO' && (
        <label>
          {asks.type ? words.under : words.into}
          <select name="into" value={typed.into} onChange={({ target }) => change({ into: target.value })}>
            <option value="">{words.choose}</option>
            {options}
          </select>
        </label>
      )}
      {typed.kind === 'SPLIT' && rowOf(typed.which[0] ?? '') !== undefined && (
        <SplitParts
          key={typed.which[0]}
          committeeId={typed.which[0] ?? ''}
          isCell={rowOf(typed.which[0] ?? '')?.kind.endsWith('CELL') ?? false}
          below={rows.filter(({ parentId }) => parentId === typed.which[0])}
          goes={typed.goes}
          onChange={(goes) => change({ goes })}
        />
      )}
      {isIncomplete && (
        <p className="problem" role="alert">
          {words.incomplete}
        </p>
      )}
      <button type="submit" data-action="add-change">
        {words.add}
      </button>
    </form>
  );
}
