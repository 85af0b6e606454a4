import { useId, useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Toolbar } from 'react-aria-components';
import { parseProse } from '../../shared/document/prose.ts';
import { Blocks } from './Blocks.tsx';
import { IconButton } from './IconButton.tsx';
import { insertLink, toggleList, toggleMark, type Selected } from './markdown/marks.ts';
import { useReadOnly } from './read-only.tsx';
import { TextArea, type TextAreaProps } from './TextArea.tsx';

type MarkdownFieldProps = Omit<TextAreaProps, 'toolbar' | 'inputRef' | 'mono'>;

type Edit = (selected: Selected) => Selected;
const bold: Edit = (selected) => toggleMark(selected, '**');
const italic: Edit = (selected) => toggleMark(selected, '*');
const code: Edit = (selected) => toggleMark(selected, '`');

/** Prose, written as Markdown with a small toolbar, and shown as it will be printed on demand. */
export const MarkdownField = (props: MarkdownFieldProps): JSX.Element => {
  const [isPreview, setPreview] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  /** Where the selection goes once the changed text has been rendered. */
  const pending = useRef<Selected | null>(null);
  const labelId = useId();
  const isReadOnly = useReadOnly() || (props.isReadOnly ?? false);

  useLayoutEffect(() => {
    const selection = pending.current;
    if (!selection || !area.current || selection.text !== props.value) return;
    pending.current = null;
    area.current.focus();
    area.current.setSelectionRange(selection.start, selection.end);
  }, [props.value]);

  const apply = (edit: Edit) => {
    const element = area.current;
    if (!element || isReadOnly || props.isDisabled) return;
    const edited = edit({
      text: props.value,
      start: element.selectionStart,
      end: element.selectionEnd,
    });
    pending.current = edited;
    props.onChange(edited.text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    props.onKeyDown?.(event);
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const edit = { b: bold, i: italic, e: code }[event.key.toLowerCase()];
    if (!edit) return;
    event.preventDefault();
    apply(edit);
  };

  const toolbar = (
    <Toolbar className="ui-markdown__bar" aria-label={`Format: ${props.label}`}>
      {isReadOnly ? null : (
        <>
          <IconButton
            size="small"
            icon="bold"
            label="Bold"
            shortcut="Ctrl+B"
            isDisabled={isPreview}
            onPress={() => apply(bold)}
          />
          <IconButton
            size="small"
            icon="italic"
            label="Italic"
            shortcut="Ctrl+I"
            isDisabled={isPreview}
            onPress={() => apply(italic)}
          />
          <IconButton
            size="small"
            icon="code"
            label="Code"
            shortcut="Ctrl+E"
            isDisabled={isPreview}
            onPress={() => apply(code)}
          />
          <IconButton
            size="small"
            icon="list"
            label="List"
            isDisabled={isPreview}
            onPress={() => apply(toggleList)}
          />
          <IconButton
            size="small"
            icon="link"
            label="Link"
            isDisabled={isPreview}
            onPress={() => apply(insertLink)}
          />
        </>
      )}
      <IconButton
        size="small"
        icon="eye"
        label="Preview"
        className="ui-markdown__preview-button"
        isPressed={isPreview}
        onPress={() => setPreview(!isPreview)}
      />
    </Toolbar>
  );

  if (!isPreview) {
    return (
      <TextArea
        {...props}
        className={`ui-markdown ${props.className ?? ''}`}
        toolbar={toolbar}
        onKeyDown={onKeyDown}
        inputRef={area}
      />
    );
  }
  const blocks = parseProse(props.value, '');
  return (
    <div className={`ui-field ui-markdown ${props.className ?? ''}`} data-path={props.path}>
      <span id={labelId} className={props.labelHidden ? 'ui-visually-hidden' : 'ui-label'}>
        {props.label}
      </span>
      {toolbar}
      <section className="ui-prose ui-markdown__preview" aria-labelledby={labelId}>
        {blocks.length === 0 ? (
          <p className="ui-prose__empty">Nothing written yet.</p>
        ) : (
          <Blocks blocks={blocks} />
        )}
      </section>
    </div>
  );
};
