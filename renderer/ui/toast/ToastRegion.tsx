import { useEffect, useRef, type JSX } from 'react';
import { Group } from 'react-aria-components';
import { createPortal } from 'react-dom';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { Icon, type IconName } from '../icons.tsx';
import type { Toast, ToastTone } from './toasts.tsx';
import './toast.css';

const icons: Readonly<Record<ToastTone, IconName>> = {
  info: 'info',
  ok: 'check',
  warning: 'warning',
  error: 'error',
};

/** Milliseconds: long enough to read two lines and to reach for the button. */
const STAY = 10_000;

const Card = ({
  toast,
  isPaused,
  onClose,
}: {
  readonly toast: Toast;
  readonly isPaused: boolean;
  readonly onClose: () => void;
}): JSX.Element => {
  const left = useRef(STAY);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const staysForGood = toast.tone === 'error';
  useEffect(() => {
    if (isPaused || staysForGood) return;
    const started = performance.now();
    const timer = setTimeout(() => close.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - started;
    };
  }, [isPaused, staysForGood]);
  const tone = toast.tone ?? 'info';
  return (
    <li className={`ui-toast ui-toast--${tone}`}>
      <Icon name={icons[tone]} />
      <div className="ui-toast__words">
        <div className="ui-toast__title">{toast.title}</div>
        {toast.detail === undefined ? null : <div className="ui-toast__detail">{toast.detail}</div>}
      </div>
      {toast.action ? (
        <Button
          size="small"
          onPress={() => {
            toast.action?.onAction();
            onClose();
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      <IconButton label="Dismiss message" icon="close" size="small" onPress={onClose} />
    </li>
  );
};

type ToastRegionProps = { readonly toasts: readonly Toast[]; readonly onClose: (key: number) => void };

/**
 * The messages in sight. They wait while the pointer or the focus is among them. The live region is always there, so
 * that what appears in it is announced, and it stays in reach while a dialog is open.
 */
export const ToastRegion = ({ toasts, onClose }: ToastRegionProps): JSX.Element =>
  createPortal(
    <div className="ui-toasts" aria-live="polite" aria-relevant="additions" data-react-aria-top-layer="true">
      {toasts.length === 0 ? null : (
        <Group aria-label="Messages">
          {({ isHovered, isFocusWithin }) => (
            <ul>
              {toasts.map((toast) => (
                <Card
                  key={toast.key}
                  toast={toast}
                  isPaused={isHovered || isFocusWithin}
                  onClose={() => onClose(toast.key)}
                />
              ))}
            </ul>
          )}
        </Group>
      )}
    </div>,
    document.body,
  );
