import { useState, type JSX } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import { useAppInfo, useBridge } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';

type FolderFieldProps = {
  readonly label: string;
  readonly description: string;
  readonly purpose: 'back-up' | 'restore-from' | 'restore-to';
  /** '' while none is named. */
  readonly value: string;
  readonly onChange: (folder: string) => void;
};

/** A folder of this machine: chosen in the system's dialog, or typed where a browser has none that tells a path. */
export const FolderField = (props: FolderFieldProps): JSX.Element => {
  const { label, description, purpose, value, onChange } = props;
  const bridge = useBridge();
  const info = useAppInfo();
  const [failure, setFailure] = useState<Failure | null>(null);

  if (info?.shell !== 'electron') {
    return (
      <TextField
        label={label}
        description={description}
        placeholder="/media/stick"
        mono
        takesFocus
        value={value}
        onChange={onChange}
      />
    );
  }
  const choose = async (): Promise<void> => {
    const chosen = await bridge.invoke('backup.chooseFolder', { purpose });
    setFailure(chosen.ok ? null : chosen.error);
    if (chosen.ok && chosen.value.folder !== null) onChange(chosen.value.folder);
  };
  return (
    <div className="ui-field">
      <span className="ui-label">{label}</span>
      <div className="backup__folder">
        <Button icon="folder" takesFocus onPress={() => void choose()}>
          Choose folder…
        </Button>
        {value === '' ? null : <code>{value}</code>}
      </div>
      <p className="ui-help">{description}</p>
      {failure ? <FailureNotice failure={failure} /> : null}
    </div>
  );
};
