import type { JSX } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Why a report of a newer version is neither exported nor printed. */
export const CannotExport = ({ onClose }: { readonly onClose: () => void }): JSX.Element => (
  <Dialog
    title="This report cannot be exported here"
    isOpen
    width="narrow"
    onClose={onClose}
    footer={
      <Button variant="primary" takesFocus onPress={onClose}>
        Close
      </Button>
    }
  >
    <p>
      It was written by a newer version of Debrief. A document made here would lack what this version does not
      understand, and nobody who signs it could tell.
    </p>
    <p>Export or print it with the version that wrote it, or a later one.</p>
  </Dialog>
);
