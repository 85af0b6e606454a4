import type { JSX } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FileButton } from '../../ui/file/FileButton.tsx';

/** Kinds of files offered in the system's dialog. What is chosen all the same is judged by its content. */
export const importable = '.md,.markdown,.txt,.json,.debrief,text/markdown,text/plain,application/json';

type ImportRequestProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Asks for files to import. The shell's menu leads here: a browser opens its file dialog only on a press in the page. */
export const ImportRequest = ({ isOpen, onClose, onFiles }: ImportRequestProps): JSX.Element => (
  <Dialog
    title="Import reports"
    width="narrow"
    isOpen={isOpen}
    onClose={onClose}
    footer={
      <>
        <Button onPress={onClose}>Cancel</Button>
        <FileButton variant="primary" icon="import" accept={importable} multiple onFiles={onFiles}>
          Choose files…
        </FileButton>
      </>
    }
  >
    <p>
      Markdown, text or JSON: the template, or anybody’s incident report. Each file becomes a new report. A
      package (.debrief) brings a report with its history, also one that is here already. You can also drop
      files anywhere on this window.
    </p>
  </Dialog>
);
