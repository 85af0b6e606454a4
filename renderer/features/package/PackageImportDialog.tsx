/** Shows what is in a package and imports it once everything that is open has been decided. */
import { type JSX, useState } from 'react';
import type { PackageView } from '../../../shared/contract/package.ts';
import type { Choices } from '../../../shared/history/conflict.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ConflictList, countOpen, useConflictWords } from '../merge/ConflictList.tsx';
import { PackageFacts } from './PackageFacts.tsx';
import { changesAnything, outcomeWords, planWords } from './package-words.ts';
import { type ImportState, type PackageImport, usePackageImport } from './usePackageImport.ts';
import './package.css';

type Props = {
  readonly file: File;
  readonly onImported: () => Promise<void>;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
};

const Locked = ({
  work,
  onClose,
}: {
  readonly work: PackageImport;
  readonly onClose: () => void;
}): JSX.Element => {
  const [passphrase, setPassphrase] = useState('');
  const failure = work.state.kind === 'locked' ? work.state.failure : null;
  const unlock = (): void => {
    if (passphrase !== '') void work.unlock(passphrase);
  };
  return (
    <Dialog
      title="The package is encrypted"
      width="narrow"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={passphrase === ''} onPress={unlock}>
            Open
          </Button>
        </>
      }
    >
      <PassphraseField
        label="Passphrase"
        description="The one with which the sender encrypted it."
        value={passphrase}
        onChange={setPassphrase}
        onEnter={unlock}
        takesFocus
        error={failure?.message}
      />
    </Dialog>
  );
};

const Ready = ({
  view,
  work,
  onClose,
}: {
  readonly view: PackageView;
  readonly work: PackageImport;
  readonly onClose: () => void;
}): JSX.Element => {
  const { plan, obstacle, isInTrash } = view;
  const [choices, setChoices] = useState<Choices>({});
  const words = useConflictWords(plan?.conflicts ?? [], plan?.merged ?? null);
  const left = countOpen(words, choices);
  const failure = work.state.kind === 'ready' ? work.state.failure : null;
  const canImport = plan !== null && changesAnything(plan);
  return (
    <Dialog
      title={words.length > 0 ? 'Import package: changed on both sides' : 'Import package'}
      width={words.length > 0 ? 'wide' : 'normal'}
      isOpen
      onClose={onClose}
      isDismissable={words.length === 0}
      footer={
        <>
          {words.length === 0 ? null : (
            <span className="merge-left" aria-live="polite">
              {left === 0 ? 'All decided' : `${left} of ${words.length} to decide`}
            </span>
          )}
          <Button onPress={onClose}>{canImport || isInTrash ? 'Cancel' : 'Close'}</Button>
          {isInTrash ? (
            <Button variant="primary" onPress={() => void work.takeOutOfTrash()}>
              Take it out of the trash
            </Button>
          ) : null}
          {failure?.code === 'conflict' ? (
            <Button onPress={() => void work.lookAgain()}>Look again</Button>
          ) : null}
          {canImport ? (
            <Button
              variant="primary"
              isDisabled={left > 0}
              takesFocus={words.length === 0}
              onPress={() => void work.start(choices)}
            >
              {words.length > 0 ? 'Import merged report' : 'Import'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="package">
        {failure ? <FailureNotice failure={failure} /> : null}
        {obstacle ? <FailureNotice failure={obstacle} /> : null}
        <PackageFacts view={view} />
        {plan ? <p>{planWords(plan)}</p> : null}
        {words.length > 0 ? <ConflictList words={words} choices={choices} onChange={setChoices} /> : null}
      </div>
    </Dialog>
  );
};

const Working = ({
  state,
  onCancel,
}: {
  readonly state: Extract<ImportState, { kind: 'working' }>;
  readonly onCancel: () => void;
}): JSX.Element => (
  <Dialog
    title="Import package"
    isOpen
    onClose={() => undefined}
    isDismissable={false}
    footer={
      <Button onPress={onCancel} isDisabled={state.isStopping} takesFocus>
        {state.isStopping ? 'Stopping…' : 'Cancel import'}
      </Button>
    }
  >
    <ProgressBar label={state.step} fraction={state.fraction} />
  </Dialog>
);

export const PackageImportDialog = ({ file, onImported, onOpen, onClose }: Props): JSX.Element => {
  const work = usePackageImport(file, onImported);
  const { state } = work;
  switch (state.kind) {
    case 'working':
      return <Working state={state} onCancel={work.cancel} />;
    case 'locked':
      return <Locked work={work} onClose={onClose} />;
    case 'ready':
      // A new look has nothing to do with what was chosen for the one before.
      return <Ready key={state.view.plan?.base ?? ''} view={state.view} work={work} onClose={onClose} />;
    case 'done':
      return (
        <Dialog
          title="Imported"
          isOpen
          onClose={onClose}
          footer={
            <>
              <Button onPress={onClose}>Stay in the library</Button>
              <Button variant="primary" takesFocus onPress={() => onOpen(state.view.id)}>
                Open report
              </Button>
            </>
          }
        >
          <Notice tone="ok" title={state.view.title === '' ? 'Untitled report' : state.view.title} announce>
            <p>{outcomeWords[state.outcome]}</p>
          </Notice>
        </Dialog>
      );
    case 'failed':
      return (
        <Dialog
          title={state.failure.code === 'cancelled' ? 'Import cancelled' : 'Not imported'}
          isOpen
          onClose={onClose}
          footer={
            <Button onPress={onClose} takesFocus>
              Close
            </Button>
          }
        >
          <p className="package__file">{file.name}</p>
          <FailureNotice failure={state.failure} />
        </Dialog>
      );
  }
};
