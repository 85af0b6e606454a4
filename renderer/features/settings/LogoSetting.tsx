import { useState, type JSX } from 'react';
import type { Logo } from '../../../shared/contract/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import { FileButton } from '../../ui/file/FileButton.tsx';
import { Icon } from '../../ui/icons.tsx';
import { readLogo } from './logo.ts';

type LogoSettingProps = {
  readonly logo: Logo | null;
  readonly onChange: (logo: Logo | null) => void;
};

/** The organisation's logo, as it stands on the cover of a report. */
export const LogoSetting = ({ logo, onChange }: LogoSettingProps): JSX.Element => {
  const [error, setError] = useState('');
  const take = async (files: readonly File[]) => {
    const [file] = files;
    if (!file) return;
    const read = await readLogo(file);
    setError(typeof read === 'string' ? read : '');
    if (typeof read !== 'string') onChange(read);
  };
  return (
    <div className="ui-field">
      <span className="ui-label" id="logo-label">
        Logo
      </span>
      <DropZone label="Logo" onFiles={(files) => void take(files)} className="logo">
        <div className="logo__paper">
          {logo ? (
            <img
              className="logo__image"
              src={`data:${logo.mediaType};base64,${logo.bytes}`}
              alt="Your logo"
            />
          ) : (
            <span className="logo__none">
              <Icon name="image" size={20} />
              None
            </span>
          )}
        </div>
        <div className="logo__actions">
          <FileButton size="small" accept="image/png,image/jpeg" onFiles={(files) => void take(files)}>
            {logo ? 'Replace logo…' : 'Choose logo…'}
          </FileButton>
          {logo ? (
            <Button
              size="small"
              variant="quiet"
              icon="trash"
              onPress={() => {
                setError('');
                onChange(null);
              }}
            >
              Remove logo
            </Button>
          ) : null}
          <p className="ui-help">PNG or JPEG, at most 2 MB. Stands on the first page of exports.</p>
          {error === '' ? null : (
            <p className="ui-error" role="alert">
              <Icon name="error" size={14} />
              {error}
            </p>
          )}
        </div>
      </DropZone>
    </div>
  );
};
