import { useState, type JSX } from 'react';
import type { UnreadableFile } from '../../../shared/contract/channels.ts';
import { Button } from '../../ui/Button.tsx';
import { count } from '../../ui/format/amount.ts';
import { Notice } from '../../ui/Notice.tsx';

/** So many files are named at first, lest the notice pushes the reports out of sight. */
const FEW = 3;

/** Files of the library that could not be listed, and why. */
export const Unreadable = ({ files }: { readonly files: readonly UnreadableFile[] }): JSX.Element | null => {
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
        {named.map(({ file, reason }) => (
          <li key={file}>
            <code>{file}</code>: {reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
};
