import { useId, useRef, useState } from 'react';
import { useAge } from '../app/use-age.ts';
import { dayInVietnam } from '../charts/even-pace.ts';
import { useLanguage } from '../language/language.tsx';
import { type LineOfBoard, lineState } from './line-state.ts';
import { useDismissal } from './use-dismissal.ts';

/** Says honestly how fresh the board is; opened, it says what it was proven by. */
export function ConnectionBadge({ live, isRefused }: { live: LineOfBoard; isRefused: boolean }) {
  const { texts, format } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const place = useRef<HTMLDivElement>(null);
  useDismissal(place, isOpen, () => setOpen(false));
  const age = useAge(live.lastFrameAt);
  const state = lineState(live.phase, isRefused, age);
  const isStill = state !== 'live' && live.asOf !== null;
  return (
    <div className="connection" ref={place}>
      <button
        type="button"
        className="badge"
        data-line={state}
        aria-expanded={isOpen}
        aria-controls={panel}
        title={texts.line.details}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="dot" aria-hidden="true" />
        <span className="word">{texts.line[state]}</span>
        <span className="age">
          {isStill && live.asOf !== null
            ? texts.line.since(isOfToday(live.asOf, age) ? format.time(live.asOf) : format.moment(live.asOf))
            : state === 'live' && texts.line.ago(age)}
        </span>
      </button>
      <p className="visually-hidden" role="status">
        {texts.line[state]}
      </p>
      <dl id={panel} className="connection-panel" hidden={!isOpen}>
        <dt>{texts.line.completeUntil}</dt>
        <dd>{live.asOf === null ? '—' : format.moment(live.asOf)}</dd>
        <dt>{texts.line.frames}</dt>
        <dd>
          {format.count(live.frames)} <small>{texts.line.proof}</small>
        </dd>
        <dt>{texts.line.resumes}</dt>
        <dd data-resumes={live.resumes}>{format.count(live.resumes)}</dd>
        <dt>{texts.line.resets}</dt>
        <dd data-resets={live.resets}>
          {format.count(live.resets)}
          {live.resetReason !== null && (
            <small> {texts.line.reset(texts.line.reasons[live.resetReason as keyof typeof texts.line.reasons])}</small>
          )}
        </dd>
      </dl>
    </div>
  );
}

/** Whether the day of the figures is still the day in Vietnam, so many seconds later. */
function isOfToday(asOf: string, ageSeconds: number): boolean {
  const now = new Date(Date.parse(asOf) + ageSeconds * 1_000).toISOString();
  return dayInVietnam(asOf) === dayInVietnam(now);
}
