import { useState } from 'react';
import { Icon } from '../app/icon.tsx';
import { useLanguage } from '../language/language.tsx';

interface DownloadButtonProps {
  label: string;
  /** Of what: a class of its own. */
  name: string;
  onDownload(): Promise<void>;
}

/** Keeps something as a spreadsheet. */
export function DownloadButton({ label, name, onDownload }: DownloadButtonProps) {
  const { texts } = useLanguage();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const download = (): void => {
    setState('busy');
    onDownload().then(
      () => setState('ready'),
      () => setState('failed'),
    );
  };
  return (
    <>
      <button type="button" className={`quiet download ${name}`} disabled={state === 'busy'} onClick={download}>
        <Icon name="download" />
        {label}
      </button>
      {state === 'failed' && <span role="alert">{texts.table.downloadFailed}</span>}
    </>
  );
}
