import { useState, type JSX } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FolderField } from './FolderField.tsx';

type FolderDialogProps = {
  readonly purpose: 'back-up' | 'restore-from';
  readonly onChosen: (folder: string) => void;
  readonly onClose: () => void;
};

const words = {
  'back-up': {
    title: 'Back up to a folder',
    description: 'On another disk at best. The backup gets a folder of its own in it.',
    action: 'Back up',
  },
  'restore-from': {
    title: 'Restore from a folder',
    description: 'The folder you backed up to before.',
    action: 'Show its backups',
  },
} as const;

/** Asks where to back up to, or where earlier backups lie. */
export const FolderDialog = ({ purpose, onChosen, onClose }: FolderDialogProps): JSX.Element => {
  const [folder, setFolder] = useState('');
  const { title, description, action } = words[purpose];
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={folder.trim() === ''} onPress={() => onChosen(folder.trim())}>
            {action}
          </Button>
        </>
      }
    >
      <FolderField
        label="Folder"
        description={description}
        purpose={purpose}
        value={folder}
        onChange={setFolder}
      />
    </Dialog>
  );
};
