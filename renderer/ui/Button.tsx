import type { JSX, ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes } from './classes.ts';
import { defined } from './defined.ts';
import { Icon, type IconName } from './icons.tsx';
import { useReadOnly } from './read-only.tsx';
import './button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  readonly children: ReactNode;
  /** primary: the one action the screen is for. quiet: no edge until it is pointed at. secondary unless told. */
  readonly variant?: ButtonVariant;
  /** 28 px high instead of 32. */
  readonly size?: 'small';
  readonly icon?: IconName | undefined;
  readonly isDisabled?: boolean;
  /** The work it started is under way: it stays focusable, says so and does nothing. */
  readonly isPending?: boolean;
  readonly onPress?: (() => void) | undefined;
  readonly type?: 'button' | 'submit';
  /** Takes the focus when it appears: for the first field of a dialog. */
  readonly takesFocus?: boolean;
  readonly className?: string;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
  /** Only where the visible words do not say enough; must contain them. */
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  /** "close" lets the button close the dialog around it. */
  readonly slot?: string | undefined;
  /** It edits what it stands in: it is not there while that is read-only. */
  readonly edits?: boolean;
};

export const Button = ({
  children,
  variant = 'secondary',
  size,
  icon,
  isDisabled = false,
  isPending = false,
  type = 'button',
  takesFocus = false,
  className,
  onPress,
  buttonRef,
  slot,
  'aria-label': label,
  'aria-describedby': describedBy,
  edits = false,
}: ButtonProps): JSX.Element | null =>
  useReadOnly() && edits ? null : (
    <AriaButton
      className={classes('ui-button', `ui-button--${variant}`, size && `ui-button--${size}`, className)}
      isDisabled={isDisabled}
      isPending={isPending}
      type={type}
      {...defined({
        onPress: onPress && (() => onPress()),
        ref: buttonRef,
        slot,
        autoFocus: takesFocus,
        'aria-label': label,
        'aria-describedby': describedBy,
      })}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </AriaButton>
  );
