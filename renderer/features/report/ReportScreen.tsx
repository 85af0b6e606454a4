import type { JSX } from 'react';
import { SessionProvider } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { ReportEditor } from './ReportEditor.tsx';
import { useOpenReport } from './use-open-report.ts';
import './report.css';

const toLibrary = (): void => {
  window.location.hash = '#/';
};

/** A report, open for editing. */
export const ReportScreen = ({ id }: { readonly id: string }): JSX.Element => {
  const report = useOpenReport(id);
  switch (report.kind) {
    case 'opening':
      return (
        <main className="report-opening">
          <h1 className="ui-visually-hidden">Report</h1>
          <Spinner label="Opening the report…" />
        </main>
      );
    case 'failed':
      return (
        <main className="report-opening">
          <h1>The report cannot be opened</h1>
          <FailureNotice
            failure={report.failure}
            action={<Button onPress={toLibrary}>Back to library</Button>}
          />
        </main>
      );
    case 'open':
      return (
        <SessionProvider session={report.session}>
          <ReportEditor />
        </SessionProvider>
      );
  }
};
