import type { JSX, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes } from './classes.ts';
import { defined } from './defined.ts';
import { Icon, type IconName } from './icons.tsx';
import { useReadOnly } from './read-only.tsx';
import { Tooltip } from './Tooltip.tsx';
import './button.css';

type IconButtonProps = {
  /** The accessible name, shown as tooltip as well: "Remove event 3". */
  readonly label: string;
  readonly icon: IconName;
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean;
  /** Whether a toggle is on; leave it out for an ordinary button. */
  readonly isPressed?: boolean;
  /** Shown in the tooltip, "Alt+Up". */
  readonly shortcut?: string | undefined;
  /** 24 px instead of 28. */
  readonly size?: 'small';
  readonly tone?: 'plain' | 'danger';
  readonly className?: string;
  /** Leaves it out of the Tab order, where the same can be done by keyboard in another way. */
  readonly excludeFromTabOrder?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
  /** It edits what it stands in: it is not there while that is read-only. */
  readonly edits?: boolean;
};

/** A button that shows only an icon; its name is told by a tooltip and to assistive technology. */
export const IconButton = ({
  label,
  icon,
  onPress,
  isDisabled = false,
  isPressed,
  shortcut,
  size,
  tone = 'plain',
  className,
  excludeFromTabOrder = false,
  buttonRef,
  edits = false,
}: IconButtonProps): JSX.Element | null =>
  useReadOnly() && edits ? null : (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton
        className={classes(
          'ui-icon-button',
          size && `ui-icon-button--${size}`,
          tone === 'danger' && 'ui-icon-button--danger',
          className,
        )}
        aria-label={label}
        isDisabled={isDisabled}
        excludeFromTabOrder={excludeFromTabOrder}
        {...defined({ onPress: onPress && (() => onPress()), ref: buttonRef, 'aria-pressed': isPressed })}
      >
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
