import type { JSX } from 'react';
import { useReport } from '../../store/hooks.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { useRevealer } from './reveal.tsx';
import { useFlush } from './use-flush.ts';

type ExportReportProps = { readonly onClose: () => void; readonly onPrint: () => void };

/** The export dialog of the open report: what is exported is what was saved, so it saves first. */
export const ExportReport = ({ onClose, onPrint }: ExportReportProps): JSX.Element => {
  const report = useReport((whole) => whole);
  const { reveal } = useRevealer();
  const flush = useFlush();
  return <ExportDialog report={report} flush={flush} onGoTo={reveal} onPrint={onPrint} onClose={onClose} />;
};
