import { useEffect, type JSX } from 'react';
import { useAppInfo, useSettings } from '../../app/context.tsx';
import { Header } from '../../app/Header.tsx';
import { navigate } from '../../app/route.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { ApproverRoles } from './ApproverRoles.tsx';
import { BackupSection } from '../backup/BackupSection.tsx';
import { EncryptionSettings } from '../vault/EncryptionSettings.tsx';
import { LogoSetting } from './LogoSetting.tsx';
import { Part } from './Part.tsx';
import { SavedText } from './SavedText.tsx';
import { SavedSign } from './SavedSign.tsx';
import { useSavedSetting } from './useSavedSetting.ts';
import './settings.css';

const papers = [
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'US Letter' },
] as const;

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Settings['theme']; label: string }[];

/** Preferences of the person at this machine. Every change is saved at once. */
export const SettingsScreen = (): JSX.Element => {
  const { settings, failure } = useSettings();
  const { status, save } = useSavedSetting();
  const info = useAppInfo();

  useEffect(() => {
    document.title = 'Settings · Debrief';
  }, []);

  return (
    <>
      <Header>
        <Button
          variant="quiet"
          icon="chevron-left"
          className="settings__back"
          onPress={() => navigate({ screen: 'library' })}
        >
          Library
        </Button>
        <h1 className="settings__title">Settings</h1>
        <SavedSign status={status} />
      </Header>
      <main className="settings">
        <div className="settings__column">
          {failure ? <FailureNotice failure={failure} /> : null}
          {status.kind === 'failed' ? <FailureNotice failure={status.failure} /> : null}
          <Part title="Identity" hint="Stands on new reports and on the cover of every export.">
            <SavedText
              label="Your name"
              description="Author of new reports."
              saved={settings.author}
              onSave={(author) => void save({ author })}
            />
            <SavedText
              label="Organisation"
              saved={settings.organisation}
              onSave={(organisation) => void save({ organisation })}
            />
            <LogoSetting logo={settings.logo} onChange={(logo) => void save({ logo })} />
          </Part>
          <Part
            title="Approvers"
            hint="Who signs new reports, in this order. Reports that exist already keep their own approvers."
          >
            <ApproverRoles
              roles={settings.approverRoles}
              onChange={(approverRoles) => {
                if (JSON.stringify(approverRoles) !== JSON.stringify(settings.approverRoles)) {
                  void save({ approverRoles });
                }
              }}
            />
          </Part>
          <Part title="Paper" hint="Page size that exports start with.">
            <RadioGroup
              label="Paper size"
              labelHidden
              appearance="segmented"
              value={settings.paper}
              options={papers}
              onChange={(paper) => void save({ paper })}
            />
          </Part>
          <Part title="Appearance" hint="Colours of this window. Exports always look the same.">
            <RadioGroup
              label="Theme"
              labelHidden
              appearance="segmented"
              value={settings.theme}
              options={themes}
              onChange={(theme) => void save({ theme })}
            />
          </Part>
          <Part title="Encryption" hint="Protects the library with a passphrase on this machine’s disk.">
            <EncryptionSettings />
          </Part>
          <Part title="Backups" hint="Copies of the whole library, to go back to.">
            <BackupSection settings={settings.backups} onChange={(backups) => void save({ backups })} />
          </Part>
          {info ? (
            <Part
              title="This machine"
              hint="Debrief works offline; your reports never leave this folder by themselves."
            >
              <dl className="settings__facts">
                <dt>Library folder</dt>
                <dd>
                  <code>{info.libraryFolder}</code>
                </dd>
                <dt>Version</dt>
                <dd>
                  <code>{info.version}</code>
                </dd>
              </dl>
            </Part>
          ) : null}
        </div>
      </main>
    </>
  );
};
