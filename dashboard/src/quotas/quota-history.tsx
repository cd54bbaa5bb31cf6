import { useLanguage } from '../language/language.tsx';
import type { QuotaRecords } from './quota-operations.ts';
import { useQuotaWords } from './words.ts';

/** What was given in a year, when, by whom and on which paper: the latest first. */
export function QuotaHistory({ records }: { records: QuotaRecords }) {
  const { texts, format } = useLanguage();
  const words = useQuotaWords();
  const who = ({ subject, role }: { subject: string; role: keyof typeof texts.role | null }): string =>
    role === null ? subject : `${texts.role[role]} (${subject})`;
  const paper = (number: string | null, on: string | null): string | null =>
    number === null || on === null ? null : words.paper(number, format.day(on));
  const lines = [
    ...records.quotaSheets
      .filter(({ issuedAt }) => issuedAt !== null)
      .map(({ id, documentNumber, documentOn, total, reason, issuedAt, issuedBy }) => ({
        id,
        at: issuedAt ?? '',
        title: words.sheet(
          documentNumber ?? '',
          documentOn === null ? '' : format.day(documentOn),
          format.count(total),
        ),
        more: [reason, issuedBy && words.byWhom(who(issuedBy), format.moment(issuedAt ?? ''))],
      })),
    ...records.quotas.flatMap(({ kind, revisions }) =>
      revisions.map(({ id, target, version, documentNumber, documentOn, reason, changedAt, changedBy }) => ({
        id,
        at: changedAt,
        title: words.revision(words.kind[kind], format.count(target), version),
        more: [paper(documentNumber, documentOn), reason, words.byWhom(who(changedBy), format.moment(changedAt))],
      })),
    ),
    ...records.quotaYears.map(({ id, documentNumber, documentOn, closedAt, closedBy, reopenReason }) => ({
      id,
      at: closedAt,
      title: words.closing(documentNumber, format.day(documentOn)),
      more: [words.byWhom(who(closedBy), format.moment(closedAt)), reopenReason && words.reopened(reopenReason)],
    })),
  ].toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <section className="card" aria-labelledby="papers-title" data-records="papers">
      <header>
        <h3 id="papers-title">{words.history}</h3>
      </header>
      {lines.length === 0 && <p className="hint">{words.nothing}</p>}
      <ul className="events">
        {lines.map(({ id, title, more }) => (
          <li key={id}>
            <strong>{title}</strong>
            <span className="hint">{more.filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
