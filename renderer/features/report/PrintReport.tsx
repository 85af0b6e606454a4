import type { JSX } from 'react';
import { useSession } from '../../store/hooks.tsx';
import { PrintDialog } from '../print/PrintDialog.tsx';
import { useFlush } from './use-flush.ts';

/** Prints the open report as it lies on disk, after saving what was typed. */
export const PrintReport = ({ onClose }: { readonly onClose: () => void }): JSX.Element => {
  const { id } = useSession();
  const flush = useFlush();
  return <PrintDialog id={id} flush={flush} onClose={onClose} />;
};
