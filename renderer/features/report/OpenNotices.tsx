import { type JSX, useState } from 'react';
import { useSession } from '../../store/hooks.tsx';
import { Icon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';

/** What was found and done when the report was opened, one line each, until it has been read. */
export const OpenNotices = ({ onHistory }: { readonly onHistory: () => void }): JSX.Element | null => {
  const session = useSession();
  const [notices, setNotices] = useState(() => session.notices());
  if (notices.length === 0) return null;
  return (
    <section className="open-notices" aria-label="About this report’s files">
      <Icon name="info" />
      <ul className="open-notices__lines">
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <LinkButton onPress={onHistory}>Show the history</LinkButton>
      <IconButton
        icon="close"
        label="Dismiss"
        size="small"
        onPress={() => {
          session.dismissNotices();
          setNotices([]);
        }}
      />
    </section>
  );
};
