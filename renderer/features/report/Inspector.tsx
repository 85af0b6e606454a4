import type { JSX } from 'react';
import { useInsights } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ReadinessPanel } from '../readiness/ReadinessPanel.tsx';

/** The panel at the right: what the report needs. */
export const Inspector = ({
  onClose,
  onGo,
}: {
  readonly onClose: () => void;
  /** A finding was followed. */
  readonly onGo: () => void;
}): JSX.Element => {
  const { problems } = useInsights();
  const errors = problems.filter(({ level }) => level === 'error').length;
  return (
    <aside className="inspector" aria-label="Inspector">
      <IconButton
        icon="close"
        label="Close inspector"
        size="small"
        className="inspector__close"
        onPress={onClose}
      />
      <Tabs
        label="Inspector"
        selected="readiness"
        onChange={() => undefined}
        tabs={[
          {
            id: 'readiness',
            label: 'Readiness',
            ...(errors === 0 ? {} : { badge: { text: String(errors), label: `${errors} to be mended` } }),
            content: <ReadinessPanel onGo={onGo} />,
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
