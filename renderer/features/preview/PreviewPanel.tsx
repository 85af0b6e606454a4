import { type JSX, useCallback, useState, useSyncExternalStore } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import type { SectionId } from '../../../shared/report/sections.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useRevealer } from '../report/reveal.tsx';
import { PreviewPages } from './PreviewPages.tsx';
import { PreviewToolbar } from './PreviewToolbar.tsx';
import { usePreviewer } from './use-previewer.ts';
import type { Zoom } from './zoom.ts';
import './preview.css';

type PreviewPanelProps = {
  /** The section that is being edited. */
  readonly section: SectionId;
  /** A heading was followed into the form. */
  readonly onGo: () => void;
  readonly onPrint: () => void;
};

type At = { readonly page: number; readonly count: number; readonly scale: number };

/** The report as it prints, kept level with the form. */
export const PreviewPanel = ({ section, onGo, onPrint }: PreviewPanelProps): JSX.Element => {
  const previewer = usePreviewer();
  const { preview, failure, progress, isBehind } = useSyncExternalStore(previewer.subscribe, previewer.get);
  const { reveal } = useRevealer();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [follows, setFollows] = useState(false);
  const [at, setAt] = useState<At | null>(null);
  const onPage = useCallback(
    (page: number, count: number, scale: number) => setAt({ page, count, scale }),
    [],
  );

  const retry = <Button onPress={previewer.retry}>Try again</Button>;
  const tell = (problem: Failure): JSX.Element => (
    <div className="preview__trouble">
      <FailureNotice failure={problem} action={retry} />
      {preview ? <p className="preview__stale">The pages below are older than what you typed.</p> : null}
    </div>
  );
  return (
    <section className="preview" aria-label="Preview" aria-busy={isBehind}>
      <PreviewToolbar
        place={at ? `Page ${at.page + 1} of ${at.count}` : ''}
        scale={at?.scale ?? 1}
        zoom={zoom}
        onZoom={setZoom}
        follows={follows}
        onFollow={setFollows}
        onPrint={onPrint}
      />
      {failure && failure.code !== 'cancelled' ? tell(failure) : null}
      {progress ? (
        <div className="preview__progress">
          <ProgressBar label={progress.step} fraction={progress.fraction} />
        </div>
      ) : null}
      {preview ? (
        <PreviewPages
          preview={preview}
          zoom={zoom}
          follow={follows ? section : null}
          onHeading={(path) => {
            onGo();
            reveal(path);
          }}
          onPage={onPage}
          onFailure={tell}
        />
      ) : null}
      {preview || failure || progress ? null : (
        <div className="preview__waiting">
          <Spinner label="Rendering the pages…" />
        </div>
      )}
    </section>
  );
};
