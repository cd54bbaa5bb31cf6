import { useState } from 'react';
import { sends } from '../forms/fields.ts';
import { dayOf } from '../forms/form-values.ts';
import { ToldList } from '../forms/told-list.tsx';
import { useSend } from '../forms/use-send.ts';
import { useFormWords } from '../forms/words.ts';
import { type ClassFile, RecordAttendanceDocument, type Seat } from './class-operations.ts';
import { useClassWords } from './words.ts';

interface SheetProps {
  file: ClassFile;
  seats: readonly Seat[];
  onDone(): void;
  onLeave(): void;
}

type Session = 'MORNING' | 'AFTERNOON' | 'EVENING';

const RECORD = sends(RecordAttendanceDocument);

/** Who was in one session, everybody in one sheet. Whoever is ticked was there. */
export function AttendanceSheet({ file, seats, onDone, onLeave }: SheetProps) {
  const words = useClassWords();
  const { dayForm } = useFormWords();
  const [day, setDay] = useState('');
  const [session, setSession] = useState<Session>('MORNING');
  const [absent, setAbsent] = useState<readonly string[]>([]);
  const { isSending, told, send } = useSend(RECORD);
  return (
    <form
      className="class-sheet"
      data-sheet="ATTENDANCE"
      onSubmit={async (event) => {
        event.preventDefault();
        const rows = seats.map(({ id }) => ({ enrolmentId: id, present: !absent.includes(id) }));
        if (await send({ classId: file.id, day: dayOf(day), session, rows })) onDone();
      }}
    >
      <div className="sheet-head">
        <label>
          {words.day}
          <input
            name="day"
            inputMode="numeric"
            autoComplete="off"
            placeholder={dayForm}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </label>
        <label>
          {words.session}
          <select name="session" value={session} onChange={({ target }) => setSession(target.value as Session)}>
            {Object.entries(words.sessionName).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="seats">
        {seats.map(({ id, candidate }) => {
          const name = candidate?.fullName ?? words.unnamed;
          return (
            <li key={id}>
              <input
                type="checkbox"
                aria-label={words.presentOf(name)}
                checked={!absent.includes(id)}
                onChange={({ target }) =>
                  setAbsent((before) => (target.checked ? before.filter((other) => other !== id) : [...before, id]))
                }
              />
              <div>
                <strong>{name}</strong>
                <span className="hint">{candidate?.committee.name}</span>
              </div>
            </li>
          );
        })}
      </ul>
      <ToldList told={told} rowOf={([, n]) => seats[Number(n)]?.candidate?.fullName ?? null} />
      <footer>
        <button type="submit" className="record" disabled={isSending || day.trim() === ''}>
          {isSending ? words.sending : words.saveAttendance}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {words.leave}
        </button>
      </footer>
    </form>
  );
}
