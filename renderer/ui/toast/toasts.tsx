/** Short messages at the lower edge of the window: what was done, and the way back. */
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type JSX,
  type ReactNode,
} from 'react';
import { ToastRegion } from './ToastRegion.tsx';

export type ToastTone = 'info' | 'ok' | 'warning' | 'error';

export type ToastContent = {
  /** What happened, in a few words. */
  readonly title: string;
  readonly detail?: string;
  /** "Undo", and what it does. */
  readonly action?: { readonly label: string; readonly onAction: () => void };
  /** info unless told. Errors stay until they are closed. */
  readonly tone?: ToastTone;
};

export type Toast = ToastContent & { readonly key: number };

type Toasts = {
  show(content: ToastContent): void;
  /** Takes all of them away. */
  clear(): void;
};

const ToastContext = createContext<Toasts | null>(null);

/** More than this many would cover the work; the oldest gives way. */
const MOST = 4;

export const ToastProvider = ({ children }: { readonly children: ReactNode }): JSX.Element => {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const show = useCallback((content: ToastContent) => {
    next.current += 1;
    const toast = { ...content, key: next.current };
    setToasts((shown) => [...shown, toast].slice(-MOST));
  }, []);
  const clear = useCallback(() => setToasts([]), []);
  const close = useCallback((key: number) => {
    setToasts((shown) => shown.filter((toast) => toast.key !== key));
  }, []);
  const value = useMemo(() => ({ show, clear }), [show, clear]);
  return (
    <ToastContext value={value}>
      {children}
      <ToastRegion toasts={toasts} onClose={close} />
    </ToastContext>
  );
};

export const useToasts = (): Toasts => {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error('useToasts needs a ToastProvider above it');
  return toasts;
};
