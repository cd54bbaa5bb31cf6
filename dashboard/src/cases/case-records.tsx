import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import type { FormName } from './case-forms.ts';
import type { CaseFile } from './case-operations.ts';
import { useCaseWords } from './words.ts';

interface CaseRecordsProps {
  file: CaseFile;
  may(name: FormName): boolean;
  onOpen(name: FormName, about?: object): void;
}

/** What is on record of a case: the checklist, papers, verifications, introductions, mentors, votes, decisions, classes. */
export function CaseRecords({ file, may, onOpen }: CaseRecordsProps) {
  const { format } = useLanguage();
  const words = useCaseWords();
  const terms = useTerms();
  const day = (value: string | null): string => (value === null ? '–' : format.day(value));
  return (
    <div className="records">
      {file.dossier !== null && (
        <Records id="checklist" title={words.checklist} isEmpty={false}>
          {file.dossier.checklist.map(({ item, complete, held, missing }) => (
            <li key={item} data-complete={complete}>
              <strong>
                <span aria-hidden="true">{complete ? '☑' : '☐'} </span>
                {terms.dossierItem[item]}
              </strong>
              <span className="hint">
                {complete ? words.paperPresent : words.paperMissing}
                {missing.map(({ message }) => `. ${message}`).join('')}
                {held.map(({ heldUntil }) => heldUntil && ` · ${words.heldUntil(format.day(heldUntil))}`)}
              </span>
            </li>
          ))}
        </Records>
      )}
      <Records id="papers" title={words.papers} isEmpty={file.papers.length === 0}>
        {file.papers
          .filter(({ replacedBy }) => replacedBy === null)
          .map(({ id, kind, madeOn, place, lapsesOn }) => (
            <li key={id}>
              <strong>{terms.paper[kind]}</strong>
              <span className="hint">
                {[
                  madeOn && `${words.madeOn} ${day(madeOn)}`,
                  place && `${words.paperPlace}: ${place}`,
                  lapsesOn && `${words.lapsesOn} ${day(lapsesOn)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
      </Records>
      <Records id="verifications" title={words.verifications} isEmpty={file.verifications.length === 0}>
        {file.verifications.map(({ id, place, requestNumber, requestedOn, answerNumber, answeredOn }) => (
          <li key={id}>
            <strong>{place}</strong>
            <span className="hint">
              {words.asked(requestNumber, day(requestedOn))} ·{' '}
              {answeredOn === null ? words.notAnswered : words.answered(answerNumber ?? '', day(answeredOn))}
            </span>
            {answeredOn === null && may('ANSWER') && (
              <button type="button" onClick={() => onOpen('ANSWER', { verificationId: id })}>
                {words.form.ANSWER}
              </button>
            )}
          </li>
        ))}
      </Records>
      <Records id="introductions" title={words.introductions} isEmpty={file.introductions.length === 0}>
        {file.introductions.map(({ id, introducer, name, introducedOn, lapsesOn }) => (
          <li key={id}>
            <strong>{name ?? terms.introducer[introducer]}</strong>
            <span className="hint">
              {[
                name && terms.introducer[introducer],
                introducedOn && day(introducedOn),
                lapsesOn && `${words.lapsesOn} ${day(lapsesOn)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </Records>
      <Records id="mentors" title={words.mentors} isEmpty={file.mentors.length === 0}>
        {file.mentors.map(({ id, memberName, validFrom, validTo }) => (
          <li key={id}>
            <strong>{memberName}</strong>
            <span className="hint">
              {day(validFrom)} – {validTo === null ? '' : day(validTo)}
            </span>
            {validTo === null && may('MENTOR_END') && (
              <button
                type="button"
                aria-label={`${words.form.MENTOR_END}: ${memberName}`}
                onClick={() => onOpen('MENTOR_END', { mentorId: id })}
              >
                {words.form.MENTOR_END}
              </button>
            )}
          </li>
        ))}
      </Records>
      <Records id="votes" title={words.votes} isEmpty={file.resolutions.length === 0}>
        {file.resolutions.map(({ number, heldOn, matter, body, yes, base, needed, outcome, ruleSource }) => (
          <li key={`${matter} ${body} ${number}`}>
            <strong>
              {words.votingBody[body]}, {words.matter[matter]}: {words.outcome[outcome]}
            </strong>
            <span className="hint">
              {number}, {day(heldOn)} · {words.votesFor(format.count(yes), format.count(base), format.count(needed))} ·{' '}
              {ruleSource}
            </span>
          </li>
        ))}
      </Records>
      <Records id="decisions" title={words.decisions} isEmpty={file.decisions.length === 0}>
        {file.decisions.map(({ number, issuedOn, matter, granted, revocation }) => (
          <li key={`${matter} ${number}`}>
            <strong>
              {number}, {day(issuedOn)}
            </strong>
            <span className="hint">
              {words.matter[matter]}: {granted ? words.granted : words.refused}
              {revocation !== null && ` · ${words.revoked(revocation.number)}`}
            </span>
          </li>
        ))}
      </Records>
      <Records id="classes" title={words.classes} isEmpty={file.enrolments.length === 0}>
        {file.enrolments.map(({ id, status, trainingClass, certificate }) => (
          <li key={id}>
            <strong>{trainingClass.title}</strong>
            <span className="hint">
              {[
                day(trainingClass.startsOn),
                terms.enrolmentStatus[status],
                certificate && words.certificate(certificate.number, day(certificate.issuedOn)),
                certificate?.goodUntil && words.heldUntil(day(certificate.goodUntil)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </Records>
    </div>
  );
}

function Records({
  id,
  title,
  isEmpty,
  children,
}: {
  id: string;
  title: string;
  isEmpty: boolean;
  children: ReactNode;
}) {
  const words = useCaseWords();
  return (
    <section className="card" aria-labelledby={`${id}-title`} data-records={id}>
      <header>
        <h3 id={`${id}-title`}>{title}</h3>
      </header>
      {isEmpty ? <p className="hint">{words.nothing}</p> : <ul>{children}</ul>}
    </section>
  );
}
