/** The files of an appendix: chosen or dropped, named, captioned, removed. */
import { type JSX, memo, useRef, useState } from 'react';
import { MAX_ATTACHMENT_BYTES } from '../../../../shared/contract/channels.ts';
import { type Failure, failure } from '../../../../shared/contract/result.ts';
import type { Report } from '../../../../shared/report/schema.ts';
import { type Path, pathToText } from '../../../../shared/report/path.ts';
import { useBridge } from '../../../app/context.tsx';
import { useRowIds, useSession, useStore, useReport, useText } from '../../../store/hooks.tsx';
import { insertRow } from '../../../store/row-edits.ts';
import { rowsAt, valueAt } from '../../../store/selectors.ts';
import { announce } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { DropZone } from '../../../ui/DropZone.tsx';
import { count as counted } from '../../../ui/format/amount.ts';
import { Icon } from '../../../ui/icons.tsx';
import { FailureNotice } from '../../../ui/Notice.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import { RowTools } from './RowTools.tsx';
import { toBase64 } from './base64.ts';
import { LineField } from './TextFields.tsx';
import { type RowEdits, useRows } from './use-rows.ts';

/** "1.4 MB" of a number of bytes. */
const sizeInWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
};

const LIMIT = sizeInWords(MAX_ATTACHMENT_BYTES);

/** Bytes of all files of a list. */
const totalSize = (report: Report, path: Path): number =>
  rowsAt(report, path).reduce((sum, row) => {
    const size = 'size' in row ? row.size : 0;
    return sum + (typeof size === 'number' ? size : 0);
  }, 0);

const AttachmentRow = memo(
  ({
    listPath,
    id,
    index,
    count,
    edits,
  }: {
    readonly listPath: Path;
    readonly id: string;
    readonly index: number;
    readonly count: number;
    readonly edits: RowEdits;
  }): JSX.Element => {
    const name = useText([...listPath, id, 'name']);
    const size = useReport((report) => {
      const bytes = valueAt(report, [...listPath, id, 'size']);
      return typeof bytes === 'number' ? bytes : 0;
    });
    return (
      <li className="attachment">
        <Icon name="file" />
        <div className="attachment__fields">
          <LineField path={[...listPath, id, 'name']} label={`Name of file ${index + 1}`} labelHidden />
          <LineField
            path={[...listPath, id, 'caption']}
            label={`Caption of ${name}`}
            labelHidden
            placeholder="Caption"
          />
        </div>
        <span className="attachment__size">{sizeInWords(size)}</span>
        <RowTools name={`file ${name}`} id={id} index={index} count={count} edits={edits} field="caption" />
      </li>
    );
  },
);

export const Attachments = ({
  path,
  title,
}: {
  readonly path: Path;
  readonly title: string;
}): JSX.Element => {
  const bridge = useBridge();
  const { id: reportId } = useSession();
  const store = useStore();
  const ids = useRowIds(path);
  const edits = useRows(path, 'file');
  const isReadOnly = useReadOnly();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [strip, setStrip] = useState(true);
  const total = useReport((report) => totalSize(report, path));
  const [problem, setProblem] = useState<Failure | null>(null);

  const add = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setProblem(null);
    for (const file of files) {
      if (file.size > MAX_ATTACHMENT_BYTES) {
        const { error } = failure('too-large', `${file.name} is larger than ${LIMIT}.`, {
          kept: 'Nothing was attached.',
          next: 'Attach an excerpt, or say in the text where the file is kept.',
        });
        setProblem(error);
        continue;
      }
      const bytes = toBase64(new Uint8Array(await file.arrayBuffer()));
      const added = await bridge.invoke('attachment.add', { reportId, fileName: file.name, bytes, strip });
      if (added.ok) {
        store.execute(insertRow(path, rowsAt(store.getReport(), path).length, added.value));
        announce(`${file.name} attached.`);
      } else setProblem(added.error);
    }
    setBusy(false);
  };

  return (
    <DropZone label={`Files of ${title}`} onFiles={(files) => void add(files)} className="attachments">
      <div data-path={pathToText(path)}>
        {ids.length === 0 ? null : (
          <ul>
            {ids.map((id, index) => (
              <AttachmentRow
                key={id}
                listPath={path}
                id={id}
                index={index}
                count={ids.length}
                edits={edits}
              />
            ))}
          </ul>
        )}
        <div className="attachments__add">
          <Button
            edits
            size="small"
            icon="plus"
            isPending={isBusy}
            aria-label={`Attach files… to ${title}`}
            onPress={() => input.current?.click()}
          >
            Attach files…
          </Button>
          {isReadOnly ? null : <span className="ui-help">or drop them here; at most {LIMIT} each</span>}
          {ids.length === 0 ? null : (
            <span className="ui-help attachments__total">
              {counted(ids.length, 'file')}, {sizeInWords(total)}
            </span>
          )}
        </div>
        {isReadOnly ? null : (
          <Checkbox
            className="attachments__strip"
            label={
              <>
                Remove location and camera data
                <small className="ui-help">
                  From JPEG and PNG pictures that are added: Exif, GPS, XMP, IPTC, comments, thumbnails
                </small>
              </>
            }
            isSelected={strip}
            onChange={setStrip}
          />
        )}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void add(files);
          }}
        />
        {problem ? <FailureNotice failure={problem} /> : null}
      </div>
    </DropZone>
  );
};
