import type { JSX, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import './overlay.css';

type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  /** Asked to close: Escape, the close button or a press outside. The owner decides. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the lower edge, the main one last. */
  readonly footer?: ReactNode;
  /** 400, 560 or 760 px, never wider than the window. */
  readonly width?: 'narrow' | 'normal' | 'wide';
  /** Whether Escape and a press outside close it. On unless told: switch it off while work would be lost. */
  readonly isDismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
};

/** A window inside the window. Focus stays in it and goes back to where it was when it closes. */
export const Dialog = ({
  title,
  isOpen,
  onClose,
  children,
  footer,
  width = 'normal',
  isDismissable = true,
  role = 'dialog',
}: DialogProps): JSX.Element => (
  <ModalOverlay
    className="ui-scrim"
    isOpen={isOpen}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
    isDismissable={isDismissable}
    isKeyboardDismissDisabled={!isDismissable}
  >
    <Modal className={`ui-modal ui-modal--${width}`}>
      <AriaDialog className="ui-dialog" role={role}>
        <header className="ui-dialog__head">
          <Heading slot="title" level={2} className="ui-dialog__title">
            {title}
          </Heading>
          {isDismissable ? <IconButton label="Close" icon="close" onPress={onClose} /> : null}
        </header>
        <div className="ui-dialog__body">{children}</div>
        {footer === undefined ? null : <footer className="ui-dialog__foot">{footer}</footer>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

type ConfirmDialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  /** What will happen, and whether it can be taken back. */
  readonly children: ReactNode;
  /** A verb: "Discard". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: 'plain' | 'danger';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before something that cannot be undone. The safe answer has the focus. */
export const ConfirmDialog = ({
  title,
  isOpen,
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  tone = 'plain',
  onConfirm,
  onCancel,
}: ConfirmDialogProps): JSX.Element => (
  <Dialog
    title={title}
    isOpen={isOpen}
    onClose={onCancel}
    width="narrow"
    role="alertdialog"
    footer={
      <>
        <Button onPress={onCancel} takesFocus>
          {cancelLabel}
        </Button>
        <Button variant={tone === 'danger' ? 'danger' : 'primary'} onPress={onConfirm}>
          {confirmLabel}
        </Button>
      </>
    }
  >
    {children}
  </Dialog>
);
