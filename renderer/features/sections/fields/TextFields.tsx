/** Text fields of the report, bound to their path. Label, help and rule come from the field catalogue. */
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import type { Path } from '../../../../shared/report/path.ts';
import { MarkdownField } from '../../../ui/MarkdownField.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useTextField } from './use-text-field.ts';

type BoundProps = {
  readonly path: Path;
  /** In place of the label of the catalogue. */
  readonly label?: string;
  readonly labelHidden?: boolean;
  /** In place of the help of the catalogue; '' for none. */
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly className?: string;
};

/** One line of text. */
export const LineField = ({
  path,
  mono = false,
  inputMode = 'text',
  ...rest
}: BoundProps & { readonly mono?: boolean; readonly inputMode?: 'text' | 'decimal' }): JSX.Element => (
  <TextField {...useTextField(path)} mono={mono} inputMode={inputMode} {...rest} />
);

/** A few lines of text that grow as they are written. */
export const ParagraphField = ({
  path,
  minRows = 2,
  ...rest
}: BoundProps & {
  readonly minRows?: number;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}): JSX.Element => <TextArea {...useTextField(path)} minRows={minRows} {...rest} />;

/** Prose with a toolbar and a preview. */
export const ProseField = ({
  path,
  minRows = 4,
  ...rest
}: BoundProps & { readonly minRows?: number }): JSX.Element => (
  <MarkdownField {...useTextField(path)} minRows={minRows} {...rest} />
);
