import { useEffect, type JSX } from 'react';
import { useSettings } from '../../app/context.tsx';
import { Brand, Header } from '../../app/Header.tsx';
import { navigate } from '../../app/route.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileButton } from '../../ui/file/FileButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { WindowDropZone } from '../../ui/WindowDropZone.tsx';
import { PackageImportDialog } from '../package/PackageImportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { importable, ImportRequest } from './ImportRequest.tsx';
import { ReportList } from './ReportList.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useImport } from './useImport.ts';
import { resultWords } from './result-words.ts';
import { useLibrary } from './useLibrary.ts';
import { useLibraryCommands } from './useLibraryCommands.ts';
import { useReportActions, type ReportActions } from './useReportActions.ts';
import { Unreadable } from './Unreadable.tsx';
import { examples, Welcome } from './Welcome.tsx';
import './library.css';

const NewReport = ({ actions }: { readonly actions: ReportActions }): JSX.Element => (
  <MenuButton
    label="New report"
    variant="primary"
    items={[
      {
        id: 'template',
        label: 'Empty report',
        detail: 'Every section of the template, nothing filled in',
        onAction: () => void actions.create('template'),
      },
      { id: 'line', separator: true },
      ...examples.map(({ from, label, detail }) => ({
        id: from,
        label: `Example: ${label.toLowerCase()}`,
        detail,
        onAction: () => void actions.create(from),
      })),
    ]}
  />
);

/** Every report on this machine: find, open, start, import, duplicate, trash. */
export const LibraryScreen = ({ asksForFile }: { readonly asksForFile: boolean }): JSX.Element => {
  const settings = useSettings();
  const library = useLibrary();
  const { listing, failure, query, setQuery, refresh, need } = library;
  const actions = useReportActions(refresh);
  const importing = useImport(refresh);
  const isImporting = importing.run !== null || importing.pkg !== null;

  useEffect(() => {
    document.title = 'Library · Debrief';
  }, []);
  useLibraryCommands({ onUndo: () => void actions.undoTrash() });

  const isEmpty = listing !== null && listing.total === 0 && listing.pending === 0;
  const isFirstStart = isEmpty && listing.query.trim() === '';
  const canWelcome = isFirstStart && listing.unreadable.length === 0;

  return (
    <>
      <Header>
        <h1 className="library__brand">
          <Brand />
        </h1>
        {isFirstStart && query === '' ? null : <SearchBox value={query} onChange={setQuery} />}
        <div className="library__actions">
          <NewReport actions={actions} />
          <FileButton
            icon="import"
            accept={importable}
            multiple
            onFiles={(files) => void importing.start(files)}
          >
            Import…
          </FileButton>
          <Button variant="quiet" icon="settings" onPress={() => navigate({ screen: 'settings' })}>
            Settings
          </Button>
        </div>
      </Header>
      <main className="library">
        {failure ? (
          <FailureNotice
            failure={failure}
            action={
              <Button size="small" className="library__retry" onPress={() => void refresh()}>
                Try again
              </Button>
            }
          />
        ) : null}
        {settings.failure ? <FailureNotice failure={settings.failure} /> : null}
        {listing ? (
          <Unreadable files={listing.unreadable} onRecover={actions.recover} onOpen={actions.open} />
        ) : null}
        {listing && !canWelcome ? <output className="library__count">{resultWords(listing)}</output> : null}
        {listing === null && failure === null ? <Spinner label="Reading the library…" /> : null}
        {canWelcome ? <Welcome onCreate={(from) => void actions.create(from)} /> : null}
        {listing && listing.total > 0 ? <ReportList listing={listing} actions={actions} need={need} /> : null}
        {isEmpty && listing.query.trim() !== '' ? (
          <EmptyState
            text="No report contains all of these words."
            action={<Button onPress={() => setQuery('')}>Show all reports</Button>}
          />
        ) : null}
      </main>
      <WindowDropZone
        label="Drop to import"
        isDisabled={isImporting}
        onFiles={(files) => void importing.start(files)}
      />
      <ImportRequest
        isOpen={asksForFile && !isImporting}
        onClose={() => navigate({ screen: 'library' })}
        onFiles={(files) => {
          navigate({ screen: 'library' });
          void importing.start(files);
        }}
      />
      {importing.pkg ? (
        <PackageImportDialog
          key={importing.pkgNumber}
          file={importing.pkg}
          onImported={refresh}
          onOpen={actions.open}
          onClose={importing.endPackage}
        />
      ) : null}
      <ImportDialog run={importing.run} onOpen={actions.open} onClose={importing.dismiss} />
    </>
  );
};
