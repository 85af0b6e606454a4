import { useEffect, useRef, type JSX } from 'react';
import { Input, SearchField, Button as AriaButton } from 'react-aria-components';
import { Icon } from '../../ui/icons.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import './search.css';

type SearchBoxProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, [role=dialog], [role=alertdialog]') !== null;

/** Full-text search. Ctrl+F and "/" lead to it, Escape empties it. */
export const SearchBox = ({ value, onChange }: SearchBoxProps): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f';
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isFind && !(isSlash && !isTyping(event.target))) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <SearchField
      className="search"
      aria-label="Search reports"
      value={value}
      onChange={onChange}
      maxLength={500}
      spellCheck="false"
    >
      <Icon name="search" className="search__icon" />
      <Input ref={input} className="ui-input search__input" placeholder="Search all text" />
      {value === '' ? (
        <span className="search__keys" aria-hidden="true">
          <Kbd keys="Ctrl F" />
        </span>
      ) : (
        <AriaButton className="ui-icon-button ui-icon-button--small search__clear" aria-label="Clear search">
          <Icon name="close" size={14} />
        </AriaButton>
      )}
    </SearchField>
  );
};
