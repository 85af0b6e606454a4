import type { JSX } from 'react';
import { useReport, useSession } from '../../store/hooks.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { PackageExportDialog } from '../package/PackageExportDialog.tsx';
import { useRevealer } from './reveal.tsx';
import { useFlush } from './use-flush.ts';

type ExportReportProps = {
  readonly onClose: () => void;
  readonly onPackage: () => void;
  readonly onPrint: () => void;
};

/** The export dialog of the open report: what is exported is what was saved, so it saves first. */
export const ExportReport = ({ onClose, onPackage, onPrint }: ExportReportProps): JSX.Element => {
  const report = useReport((whole) => whole);
  const { reveal } = useRevealer();
  const flush = useFlush();
  return (
    <ExportDialog
      report={report}
      flush={flush}
      onGoTo={reveal}
      onPackage={onPackage}
      onPrint={onPrint}
      onClose={onClose}
    />
  );
};

/** The same for a package of it. */
export const PackReport = ({ onClose }: Pick<ExportReportProps, 'onClose'>): JSX.Element => {
  const { id } = useSession();
  return <PackageExportDialog id={id} flush={useFlush()} onClose={onClose} />;
};
