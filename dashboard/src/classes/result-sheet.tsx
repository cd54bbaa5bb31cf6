import { type ClipboardEvent, useState } from 'react';
import { sends } from '../forms/fields.ts';
import { dayOf } from '../forms/form-values.ts';
import { ToldList } from '../forms/told-list.tsx';
import { useSend } from '../forms/use-send.ts';
import { useFormWords } from '../forms/words.ts';
import { useLanguage } from '../language/language.tsx';
import { type ClassFile, CloseClassDocument, type Seat } from './class-operations.ts';
import { readResults, type TypedResult, type TypedResults } from './roll-values.ts';
import { useClassWords } from './words.ts';

interface SheetProps {
  file: ClassFile;
  seats: readonly Seat[];
  onDone(): void;
  onLeave(): void;
}

const CLOSE = sends(CloseClassDocument);
const NOTHING: TypedResult = { result: '', certificateNumber: '' };

/** What came out of a class for everybody on its list, typed or pasted; with it the class is over. */
export function ResultSheet({ file, seats, onDone, onLeave }: SheetProps) {
  const { format } = useLanguage();
  const words = useClassWords();
  const { dayForm } = useFormWords();
  const [issuedOn, setIssuedOn] = useState('');
  const [typed, setTyped] = useState<TypedResults>({});
  const [said, setSaid] = useState('');
  const { isSending, told, send, forget } = useSend(CLOSE);
  const open = seats.filter(({ id }) => !typed[id]?.result).length;
  const change = (id: string, part: Partial<TypedResult>): void => {
    forget();
    setTyped((before) => ({ ...before, [id]: { ...(before[id] ?? NOTHING), ...part } }));
  };
  const paste = (event: ClipboardEvent, from: number): void => {
    const clip = event.clipboardData.getData('text');
    if (!/[\n\t]/.test(clip.trim())) return;
    event.preventDefault();
    const rows = seats.map(({ id, candidate }) => ({ id, name: candidate?.fullName ?? null }));
    const { results, left } = readResults(clip, rows, from);
    setTyped((before) => ({ ...before, ...results }));
    setSaid(
      [
        words.pasted(format.count(Object.keys(results).length)),
        left.length > 0 && words.notPasted(left.map((one) => words.line(one.line, one.text)).join('; ')),
      ]
        .filter(Boolean)
        .join(' '),
    );
  };
  return (
    <form
      className="class-sheet"
      data-sheet="RESULTS"
      onSubmit={async (event) => {
        event.preventDefault();
        const rows = seats.map(({ id }) => {
          const { result, certificateNumber } = typed[id] ?? NOTHING;
          const number = certificateNumber.trim();
          return { enrolmentId: id, result, ...(number && { certificateNumber: number }) };
        });
        if (await send({ classId: file.id, issuedOn: dayOf(issuedOn), rows })) onDone();
      }}
    >
      <div className="sheet-head">
        <label>
          {words.issuedOn}
          <input
            name="issuedOn"
            inputMode="numeric"
            autoComplete="off"
            placeholder={dayForm}
            value={issuedOn}
            onChange={({ target }) => setIssuedOn(target.value)}
          />
        </label>
      </div>
      <p className="hint">{words.pasteHint}</p>
      <ul className="seats">
        {seats.map(({ id, candidate }, n) => {
          const name = candidate?.fullName ?? words.unnamed;
          const { result, certificateNumber } = typed[id] ?? NOTHING;
          return (
            <li key={id} data-seat={id}>
              <div>
                <strong>{name}</strong>
                <span className="hint">{candidate?.committee.name}</span>
              </div>
              <select
                aria-label={words.resultOf(name)}
                value={result}
                onChange={({ target }) => change(id, { result: target.value as TypedResult['result'] })}
              >
                <option value="">{words.choose}</option>
                {Object.entries(words.results).map(([value, called]) => (
                  <option key={value} value={value}>
                    {called}
                  </option>
                ))}
              </select>
              <input
                className="certificate-number"
                aria-label={words.numberOf(name)}
                placeholder={words.certificateNumber}
                autoComplete="off"
                value={certificateNumber}
                onChange={({ target }) => change(id, { certificateNumber: target.value })}
                onPaste={(event) => paste(event, n)}
              />
            </li>
          );
        })}
      </ul>
      {said && <p role="status">{said}</p>}
      <ToldList told={told} rowOf={([, n]) => seats[Number(n)]?.candidate?.fullName ?? null} />
      <footer>
        <button type="submit" className="record" disabled={isSending || open > 0 || issuedOn.trim() === ''}>
          {isSending ? words.sending : words.saveResults}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {words.leave}
        </button>
        {open > 0 && <p className="hint">{words.notAll(format.count(open))}</p>}
      </footer>
    </form>
  );
}
