import { useState, type JSX } from 'react';
import { TextField } from '../../ui/TextField.tsx';
import { useAfterPause } from './useAfterPause.ts';

type SavedTextProps = {
  readonly label: string;
  readonly description?: string;
  /** The value that is saved. */
  readonly saved: string;
  readonly onSave: (value: string) => void;
};

/** A line of text that is saved when typing pauses or the field is left. */
export const SavedText = ({ label, description = '', saved, onSave }: SavedTextProps): JSX.Element => {
  const [value, setValue] = useState(saved);
  const { later, flush } = useAfterPause(onSave);
  return (
    <TextField
      label={label}
      description={description}
      value={value}
      maxLength={200}
      onChange={(typed) => {
        setValue(typed);
        later(typed);
      }}
      onCommit={flush}
    />
  );
};
