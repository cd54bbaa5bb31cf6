import { useState } from 'react';
import { Icon } from '../app/icon.tsx';
import { useLanguage } from '../language/language.tsx';

/** Keeps the board as a spreadsheet. */
export function DownloadButton({ onDownload }: { onDownload(): Promise<void> }) {
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
      <button type="button" className="quiet download" disabled={state === 'busy'} onClick={download}>
        <Icon name="download" />
        {texts.table.download}
      </button>
      {state === 'failed' && <span role="alert">{texts.table.downloadFailed}</span>}
    </>
  );
}
