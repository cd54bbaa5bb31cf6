import './upload.css';
import { useState } from 'react';
import type { Api } from '../api/client.ts';
import { sentence } from '../forms/sentence.ts';
import { useLanguage } from '../language/language.tsx';
import {
  emptyFileAddress,
  type FileKind,
  type FileProblem,
  FileRefused,
  type FileReport,
  sendFile,
} from './send-file.ts';
import { useUploadWords } from './words.ts';

interface UploadBoxProps {
  api: Pick<Api, 'authorization'>;
  kind: FileKind;
  /** The class of people who are to be enrolled. */
  classId?: string;
  onDone(): void;
}

/** Places that are told at once: who has more of them has one mistake in a whole column. */
const SHOWN = 50;

/** Takes a file of an office: tried out first, with what is wrong by line, and written as it was tried out. */
export function UploadBox({ api, kind, classId, onDone }: UploadBoxProps) {
  const { code: language, format } = useLanguage();
  const words = useUploadWords();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<FileReport | null>(null);
  const [said, setSaid] = useState('');
  const [doing, setDoing] = useState<'TRY' | 'WRITE' | null>(null);
  const wanted = { kind, classId, language };
  const send = async (digest: string | null): Promise<void> => {
    if (file === null || doing !== null) return;
    setDoing(digest === null ? 'TRY' : 'WRITE');
    setSaid('');
    try {
      const answer = await sendFile(api, file, wanted, digest);
      setReport(answer);
      if (answer.written) onDone();
    } catch (error) {
      // What was tried out no longer holds; a line that was lost says nothing of it.
      if (error instanceof FileRefused) setReport(null);
      setSaid(error instanceof FileRefused ? sentence(error.message) : words.failed);
    }
    setDoing(null);
  };
  const count = (n: number): string => format.count(n);
  return (
    <details className="card upload-box" data-upload={kind}>
      <summary>{words.title}</summary>
      <p className="hint">{words.hint[kind]}</p>
      <p>
        <a className="as-button" href={emptyFileAddress(wanted)} download>
          {words.empty}
        </a>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(null);
        }}
      >
        <label>
          {words.file}
          <input
            type="file"
            name="file"
            accept=".xlsx,.csv"
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              setReport(null);
              setSaid('');
            }}
          />
        </label>
        <button type="submit" data-action="try-file" disabled={file === null || doing !== null}>
          {doing === 'TRY' ? words.trying : words.tryOut}
        </button>
        {report?.digest && report.counts.created > 0 && (
          <button
            type="button"
            className="record"
            data-action="write-file"
            disabled={doing !== null}
            onClick={() => void send(report.digest)}
          >
            {doing === 'WRITE' ? words.writing : words.write}
          </button>
        )}
      </form>
      {said !== '' && (
        <p className="problem" role="alert">
          {said}
        </p>
      )}
      <div role="status">
        {report !== null && report.problems.length === 0 && (
          <p data-written={report.written || undefined}>
            {report.written
              ? words.written(count(report.counts.created))
              : report.counts.created === 0
                ? words.nothing
                : words.would(count(report.counts.created), count(report.counts.unchanged))}
          </p>
        )}
        {report !== null && report.problems.length > 0 && (
          <p className="problem">{words.problems(count(report.problems.length))}</p>
        )}
      </div>
      <Places of={report?.problems ?? []} name="problems" />
      {report !== null && report.notices.length > 0 && <p>{words.notices}:</p>}
      <Places of={report?.notices ?? []} name="notices" />
    </details>
  );
}

function Places({ of, name }: { of: readonly FileProblem[]; name: string }) {
  const { format } = useLanguage();
  const words = useUploadWords();
  if (of.length === 0) return null;
  return (
    <ul data-places={name}>
      {of.slice(0, SHOWN).map(({ sheet, line, column, message }) => (
        <li key={`${sheet} ${line} ${column} ${message}`}>
          <strong>{words.place(sheet, line, column)}:</strong> {sentence(message)}
        </li>
      ))}
      {of.length > SHOWN && <li>{words.more(format.count(of.length - SHOWN))}</li>}
    </ul>
  );
}
