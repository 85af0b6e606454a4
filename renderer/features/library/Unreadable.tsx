import { useState, type JSX } from 'react';
import type { UnreadableFile } from '../../../shared/contract/channels.ts';
import { Button } from '../../ui/Button.tsx';
import { count } from '../../ui/format/amount.ts';
import { utcMoment } from '../../ui/format/moment.ts';
import { Notice } from '../../ui/Notice.tsx';

/** So many files are named at first, lest the notice pushes the reports out of sight. */
const FEW = 3;

type FileActions = {
  /** Puts the newest good state in the place of a damaged file. */
  readonly onRecover: (file: UnreadableFile) => Promise<void>;
  readonly onOpen: (id: string) => void;
};

/** What can be done about it, in words. */
const wayOut = ({ kind, recovery }: UnreadableFile): string => {
  if (kind === 'newer') return 'It can be opened to read; a newer Debrief is needed to edit it.';
  return recovery === null
    ? 'Its history holds no state that could take its place. Take the file from a backup, or import a copy of the report.'
    : 'Its newest good state can take its place; the damaged file is then kept beside it under another name.';
};

const File = ({ file, onRecover, onOpen }: { readonly file: UnreadableFile } & FileActions): JSX.Element => {
  const [isBusy, setBusy] = useState(false);
  const recover = async (): Promise<void> => {
    setBusy(true);
    await onRecover(file);
    setBusy(false);
  };
  return (
    <li className="library__file">
      <code>{file.file}</code>: {file.reason} {wayOut(file)}
      {file.kind === 'newer' ? (
        <Button
          size="small"
          icon="eye"
          aria-label={`Open to read: ${file.file}`}
          onPress={() => onOpen(file.id)}
        >
          Open to read
        </Button>
      ) : null}
      {file.kind === 'damaged' && file.recovery !== null ? (
        <Button
          size="small"
          icon="undo"
          isPending={isBusy}
          aria-label={`Put back the state of ${utcMoment(file.recovery)}: ${file.file}`}
          onPress={() => void recover()}
        >
          Put back the state of {utcMoment(file.recovery)}
        </Button>
      ) : null}
    </li>
  );
};

/** Files of the library that could not be listed, why, and the way out. */
export const Unreadable = ({
  files,
  ...actions
}: { readonly files: readonly UnreadableFile[] } & FileActions): JSX.Element | null => {
  const [showsAll, setShowsAll] = useState(false);
  if (files.length === 0) return null;
  const named = showsAll ? files : files.slice(0, FEW);
  return (
    <Notice
      tone="warning"
      title={`${count(files.length, 'file')} of the library could not be read. ${files.length === 1 ? 'It stays untouched where it is.' : 'They stay untouched where they are.'}`}
      action={
        files.length > FEW ? (
          <Button size="small" className="library__retry" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show all ${files.length.toLocaleString('en-GB')}`}
          </Button>
        ) : null
      }
    >
      <ul className="library__unreadable">
        {named.map((file) => (
          <File key={file.file} file={file} {...actions} />
        ))}
      </ul>
    </Notice>
  );
};
