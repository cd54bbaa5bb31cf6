import { useLanguage } from '../language/language.tsx';
import type { CommitteeDetails } from './committee-operations.ts';

/** Who holds an office. */
export function Officers({ officers }: { officers: CommitteeDetails['officers'] }) {
  const { texts, format } = useLanguage();
  return (
    <section className="card" aria-labelledby="officers-title">
      <header>
        <h3 id="officers-title">{texts.committee.officers}</h3>
      </header>
      {officers.length === 0 ? (
        <p className="hint">{texts.committee.noOfficers}</p>
      ) : (
        <ul className="people">
          {officers.map(({ personName, title, validFrom }) => (
            <li key={`${personName} ${title} ${validFrom}`}>
              <strong>{personName}</strong>
              <span>{texts.officerTitle[title]}</span>
              <span className="hint">{texts.committee.since(format.day(validFrom))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
