import type { JSX, ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './Kbd.tsx';
import './overlay.css';

type TooltipProps = {
  /** What the control does, in a few words. It adds to the control's name and never replaces it. */
  readonly text: ReactNode;
  /** The keys that do the same, "Ctrl+Z". */
  readonly shortcut?: string | undefined;
  /** The control: a Button or another pressable React Aria component. */
  readonly children: ReactElement;
};

/** Words that appear beside a control on hover and on keyboard focus. */
export const Tooltip = ({ text, shortcut, children }: TooltipProps): JSX.Element => (
  <TooltipTrigger delay={500} closeDelay={0}>
    {children}
    <AriaTooltip className="ui-tooltip" offset={6}>
      {text}
      {shortcut === undefined ? null : <Kbd keys={shortcut} />}
    </AriaTooltip>
  </TooltipTrigger>
);
