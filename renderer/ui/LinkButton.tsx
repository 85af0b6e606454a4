import type { JSX, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './button.css';

type LinkButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
};

/** Words in running text that lead to another place of the window. */
export const LinkButton = ({ children, onPress }: LinkButtonProps): JSX.Element => (
  <AriaButton className="ui-link" onPress={() => onPress()}>
    {children}
  </AriaButton>
);
