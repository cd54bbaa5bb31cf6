import { useLanguage } from '../language/language.tsx';
import type { ClassFile, Seat } from './class-operations.ts';
import { useClassWords } from './words.ts';

/** The certificates of a class on paper, one on a page. On the screen there is nothing of it. */
export function CertificateRun({ file, seats }: { file: ClassFile; seats: readonly Seat[] }) {
  const { format } = useLanguage();
  const { printed } = useClassWords();
  return (
    <div className="certificates">
      {seats.map(({ id, candidate, certificate }) =>
        certificate === null || candidate === null ? null : (
          <article key={id} className="certificate">
            <p className="of-state">{printed.state}</p>
            <p>{file.centre.name}</p>
            <p className="certificate-title">{printed.title}</p>
            <p>{printed.line}</p>
            <p className="whose">{candidate.fullName}</p>
            <p>{printed.of(candidate.committee.name)}</p>
            <p>{printed.passed(file.title)}</p>
            <p>{printed.held(format.day(file.startsOn), format.day(file.endsOn))}</p>
            <footer>
              <p>{printed.number(certificate.number)}</p>
              <p>
                {printed.issued(format.day(certificate.issuedOn))}
                <br />
                {printed.signed}
              </p>
            </footer>
          </article>
        ),
      )}
    </div>
  );
}
