import type { JSX, ReactNode } from 'react';
import { useInsights, useIsReadOnly } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ReadOnly } from '../../ui/read-only.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { SectionId } from '../../../shared/report/sections.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { PreviewPanel } from '../preview/PreviewPanel.tsx';
import { ReadinessPanel } from '../readiness/ReadinessPanel.tsx';

export type InspectorTab = 'readiness' | 'history' | 'preview';

type InspectorProps = {
  readonly tab: InspectorTab;
  readonly onTab: (tab: InspectorTab) => void;
  /** The section that is being edited. */
  readonly section: SectionId;
  /** What moves the panel's edge, where it can be moved. */
  readonly edge?: ReactNode;
  readonly onClose: () => void;
  /** A finding or a heading was followed into the form. */
  readonly onGo: () => void;
  readonly onPrint: () => void;
};

/** The panel at the right: what the report needs, how it came to be, and how it prints. */
export const Inspector = ({
  tab,
  onTab,
  section,
  edge,
  onClose,
  onGo,
  onPrint,
}: InspectorProps): JSX.Element => {
  const { problems } = useInsights();
  const isReadOnly = useIsReadOnly();
  const errors = problems.filter(({ level }) => level === 'error').length;
  return (
    <aside className="inspector" aria-label="Inspector">
      {edge}
      <IconButton
        icon="close"
        label="Close inspector"
        size="small"
        className="inspector__close"
        onPress={onClose}
      />
      <Tabs
        label="Inspector"
        selected={tab}
        onChange={onTab}
        tabs={[
          {
            id: 'readiness',
            label: 'Readiness',
            ...(errors === 0 ? {} : { badge: { text: String(errors), label: `${errors} to be mended` } }),
            content: <ReadinessPanel onGo={onGo} />,
          },
          {
            id: 'history',
            label: 'History',
            content: (
              <ReadOnly value={isReadOnly}>
                <HistoryPanel />
              </ReadOnly>
            ),
          },
          {
            id: 'preview',
            label: 'Preview',
            content: <PreviewPanel section={section} onGo={onGo} onPrint={onPrint} />,
          },
        ]}
      />
    </aside>
  );
};

/** Opens the inspector while it is closed; says how much it holds. */
export const ReadinessButton = ({ onPress }: { readonly onPress: () => void }): JSX.Element => {
  const { problems } = useInsights();
  const errors = problems.filter(({ level }) => level === 'error').length;
  return (
    <Button variant="quiet" onPress={onPress}>
      Readiness
      {errors === 0 ? null : <span className="ui-badge">{errors}</span>}
    </Button>
  );
};
