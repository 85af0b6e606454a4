import type { JSX } from 'react';
import { Header } from '../../app/Header.tsx';
import { useHistory, useReport, useSession } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SeverityLabel } from '../../ui/SeverityLabel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import { SaveIndicator } from './SaveIndicator.tsx';

/** Longest wait for a save before the library is shown, in milliseconds. */
const PATIENCE = 1000;

type ReportHeaderProps = {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onExport: () => void;
  /** Where panels are drawers, buttons open them. */
  readonly panels: JSX.Element;
};

export const ReportHeader = ({ onUndo, onRedo, onExport, panels }: ReportHeaderProps): JSX.Element => {
  const incidentId = useReport((report) => report.incident.incidentId);
  const title = useReport((report) => report.incident.title);
  const severity = useReport((report) => report.incident.severity);
  const revision = useReport((report) => report.revision);
  const { canUndo, canRedo } = useHistory();
  const { autosave } = useSession();

  /** Saves first, so that the library shows what was typed; a slow disk does not hold anyone up. */
  const leave = async (): Promise<void> => {
    const patience = new Promise((resolve) => {
      setTimeout(resolve, PATIENCE);
    });
    await Promise.race([autosave.flush(), patience]);
    window.location.hash = '#/';
  };

  return (
    <Header>
      <a
        className="report-head__back"
        href="#/"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void leave();
        }}
      >
        <Icon name="chevron-left" size={14} />
        Library
      </a>
      {incidentId === '' ? null : <span className="report-head__id">{incidentId}</span>}
      <h1 className="report-head__title" title={title}>
        {title === '' ? 'Untitled report' : title}
      </h1>
      <SeverityLabel severity={severity} />
      <span className="report-head__state">
        <StatePill state={revision.state} version={revision.version} />
      </span>
      <span className="report-head__gap" />
      <SaveIndicator />
      <span className="report-head__group">
        <IconButton icon="undo" label="Undo" shortcut="Ctrl+Z" isDisabled={!canUndo} onPress={onUndo} />
        <IconButton icon="redo" label="Redo" shortcut="Ctrl+Shift+Z" isDisabled={!canRedo} onPress={onRedo} />
        {panels}
      </span>
      <Button variant="primary" onPress={onExport}>
        Export…
      </Button>
    </Header>
  );
};
