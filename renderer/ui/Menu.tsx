import { useRef, type JSX, type ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { defined } from './defined.ts';
import { Icon, type IconName } from './icons.tsx';
import { Kbd } from './Kbd.tsx';
import { useReadOnly } from './read-only.tsx';
import './button.css';
import './overlay.css';

export type MenuItem =
  | {
      readonly id: string;
      readonly label: string;
      /** A second, quieter line. */
      readonly detail?: string;
      readonly icon?: IconName;
      readonly shortcut?: string;
      readonly tone?: 'danger';
      readonly isDisabled?: boolean;
      readonly onAction: () => void;
    }
  | { readonly id: string; readonly separator: true };

type MenuProps = {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose?: () => void;
  /** Puts the focus on the first entry; a menu below its button does so by itself. */
  readonly takesFocus?: boolean;
};

/** The entries alone; goes into a popover. */
export const Menu = ({ label, items, onClose, takesFocus = false }: MenuProps): JSX.Element => (
  <AriaMenu
    className="ui-menu"
    aria-label={label}
    onClose={() => onClose?.()}
    {...defined({ autoFocus: takesFocus ? ('first' as const) : undefined })}
  >
    {items.map((item) =>
      'separator' in item ? (
        <Separator key={item.id} className="ui-menu__separator" />
      ) : (
        <AriaMenuItem
          key={item.id}
          id={item.id}
          className={classes('ui-option', 'ui-menu__item', item.tone === 'danger' && 'ui-option--danger')}
          textValue={item.label}
          isDisabled={item.isDisabled ?? false}
          onAction={item.onAction}
        >
          {item.icon ? <Icon name={item.icon} /> : null}
          <span className="ui-option__text">
            {item.label}
            {item.detail === undefined ? null : <small className="ui-option__detail">{item.detail}</small>}
          </span>
          {item.shortcut === undefined ? null : <Kbd keys={item.shortcut} />}
        </AriaMenuItem>
      ),
    )}
  </AriaMenu>
);

type MenuButtonProps = {
  /** Accessible name of button and menu. */
  readonly label: string;
  /** What the button shows; its label and a chevron unless told. */
  readonly children?: ReactNode;
  /** Shows only this icon. */
  readonly icon?: IconName;
  readonly items: readonly MenuItem[];
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  readonly size?: 'small';
  readonly isDisabled?: boolean;
  readonly className?: string;
  readonly excludeFromTabOrder?: boolean;
  /** Its entries edit what it stands in: it is not there while that is read-only. */
  readonly edits?: boolean;
};

/** A button that opens a menu. */
export const MenuButton = ({
  label,
  children,
  icon,
  items,
  variant = 'secondary',
  size,
  isDisabled = false,
  className,
  excludeFromTabOrder = false,
  edits = false,
}: MenuButtonProps): JSX.Element | null =>
  useReadOnly() && edits ? null : (
    <MenuTrigger>
      <AriaButton
        className={classes(
          icon ? 'ui-icon-button' : `ui-button ui-button--${variant}`,
          !icon && size && `ui-button--${size}`,
          className,
        )}
        aria-label={label}
        isDisabled={isDisabled}
        excludeFromTabOrder={excludeFromTabOrder}
      >
        {icon ? (
          <Icon name={icon} />
        ) : (
          <>
            {children ?? label}
            <Icon name="chevron-down" size={14} />
          </>
        )}
      </AriaButton>
      <Popover className="ui-popover" offset={4} placement="bottom end">
        <Menu label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );

type ContextMenuProps = MenuProps & {
  /** Where the pointer is, in viewport pixels; null while the menu is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
};

/** A menu at the pointer. */
export const ContextMenu = ({ label, items, at, onClose }: ContextMenuProps): JSX.Element => {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        className="ui-context-anchor"
        aria-hidden="true"
        style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
      />
      <Popover
        className="ui-popover"
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={2}
        aria-label={label}
      >
        <Menu label={label} items={items} onClose={onClose} takesFocus />
      </Popover>
    </>
  );
};
