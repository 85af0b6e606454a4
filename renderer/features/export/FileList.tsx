import { useState, type JSX } from 'react';
import { useAppInfo, useBridge } from '../../app/context.tsx';
import type { ExportedFile } from '../../../shared/contract/channels.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { Button } from '../../ui/Button.tsx';
import { count, formatBytes } from '../../ui/format/amount.ts';
import { Icon } from '../../ui/icons.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';

const facts = ({ format, pages, size }: ExportedFile): string =>
  [pages === null ? '' : count(pages, 'page'), formatBytes(size), format === 'package' ? '' : 'checked']
    .filter(Boolean)
    .join(' · ');

/** The files an export has made, and the ways to them. */
export const FileList = ({ files }: { readonly files: readonly ExportedFile[] }): JSX.Element => {
  const bridge = useBridge();
  const delivery = useAppInfo()?.delivery ?? 'download';
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = async (channel: 'export.open' | 'export.reveal', handle: string) => {
    const result = await bridge.invoke(channel, { handle });
    setFailure(result.ok ? null : result.error);
  };
  return (
    <div className="files">
      <ul>
        {files.map((file) => (
          <li key={file.handle} className="files__file">
            <Icon name="file" />
            <div className="files__words">
              <div className="files__name">{file.fileName}</div>
              <div className="files__facts">
                {facts(file)} · <span title={file.sha256}>SHA-256 {file.sha256.slice(0, 12)}…</span>
              </div>
              {file.location === '' ? null : <div className="files__facts">{file.location}</div>}
            </div>
            {delivery === 'folder' ? (
              <>
                {/* A package is for a library: no program of this machine opens it. */}
                {file.format === 'package' ? null : (
                  <Button
                    size="small"
                    aria-label={`Open ${file.fileName}`}
                    onPress={() => void ask('export.open', file.handle)}
                  >
                    Open
                  </Button>
                )}
                <Button
                  size="small"
                  aria-label={`Show in folder: ${file.fileName}`}
                  onPress={() => void ask('export.reveal', file.handle)}
                >
                  Show in folder
                </Button>
              </>
            ) : (
              <a
                className="ui-button ui-button--secondary ui-button--small"
                href={`./exports/${encodeURIComponent(file.handle)}`}
                download={file.fileName}
                aria-label={`Download ${file.fileName}`}
              >
                <Icon name="download" />
                Download
              </a>
            )}
          </li>
        ))}
      </ul>
      {failure ? <FailureNotice failure={failure} /> : null}
    </div>
  );
};
