import { type JSX, useCallback, useMemo, useRef, useState } from 'react';
import { type SectionId, sectionOf } from '../../../shared/report/sections.ts';
import { useAccess, useIsReadOnly, useSession } from '../../store/hooks.tsx';
import { Announcer } from '../../ui/Announcer.tsx';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ReadOnly } from '../../ui/read-only.tsx';
import { AccessBar } from '../access/AccessBar.tsx';
import { CannotExport } from '../access/CannotExport.tsx';
import { MergeDialog } from '../merge/MergeDialog.tsx';
import { useMergedToast } from '../merge/use-merged-toast.ts';
import { Outline } from '../outline/Outline.tsx';
import { ExportReport, PackReport } from './ExportReport.tsx';
import { ComparingProvider } from '../history/comparing.tsx';
import { Inspector, ReadinessButton } from './Inspector.tsx';
import { OpenNotices } from './OpenNotices.tsx';
import { PaneResizer } from './PaneResizer.tsx';
import { PrintReport } from './PrintReport.tsx';
import { ReportHeader } from './ReportHeader.tsx';
import { createRevealer, RevealProvider } from './reveal.tsx';
import { SaveTrouble } from './SaveTrouble.tsx';
import { ScrollerContext } from './scroller.tsx';
import { useSectionRoute } from './section-route.ts';
import { SectionView } from './SectionView.tsx';
import { MIN_PREVIEW, usePanels } from './use-panels.ts';
import { useReportCommands } from './use-report-commands.ts';

/** The report screen: outline, form, inspector. Where there is no room the panels become drawers. */
export const ReportEditor = (): JSX.Element => {
  const { id } = useSession();
  const { section, open } = useSectionRoute(id);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const panels = usePanels();
  const { closeDrawer, toggleTab, openTab } = panels;
  const [isExporting, setExporting] = useState(false);
  const headingWanted = useRef(false);

  const openSection = useCallback(
    (next: SectionId) => {
      if (next === section) scroller?.querySelector<HTMLElement>('.section__title')?.focus();
      headingWanted.current = next !== section;
      scroller?.scrollTo({ top: 0 });
      closeDrawer();
      open(next);
    },
    [closeDrawer, open, scroller, section],
  );
  const takesFocus = useCallback(() => {
    const isWanted = headingWanted.current;
    headingWanted.current = false;
    return isWanted;
  }, []);
  const revealer = useMemo(() => createRevealer((path) => open(sectionOf(path))), [open]);
  const openExport = useCallback(() => setExporting(true), []);
  const endExport = useCallback(() => setExporting(false), []);
  const [isPacking, setPacking] = useState(false);
  const pack = useCallback(() => setPacking(true), []);
  const endPack = useCallback(() => setPacking(false), []);
  const [isPrinting, setPrinting] = useState(false);
  const print = useCallback(() => setPrinting(true), []);
  const endPrint = useCallback(() => setPrinting(false), []);
  const showPreview = useCallback(() => toggleTab('preview'), [toggleTab]);
  const toggleHistory = useCallback(() => toggleTab('history'), [toggleTab]);
  const commands = useReportCommands(revealer, {
    export: openExport,
    print,
    preview: showPreview,
    history: toggleHistory,
  });

  const isReadOnly = useIsReadOnly();
  const isNewer = useAccess().kind === 'newer';
  useMergedToast(useCallback(() => openTab('history'), [openTab]));

  const isPreview = panels.tab === 'preview';

  return (
    <RevealProvider value={revealer}>
      <ReportHeader
        onUndo={commands.undo}
        onRedo={commands.redo}
        onExport={openExport}
        panels={
          <>
            {panels.isOutlineDrawer ? (
              <IconButton
                icon="list"
                label="Sections"
                isPressed={panels.showsOutline}
                onPress={panels.toggleOutline}
              />
            ) : null}
            {panels.showsInspector ? null : (
              <>
                <IconButton icon="eye" label="Preview pages" shortcut="Ctrl+Shift+P" onPress={showPreview} />
                <IconButton
                  icon="clock"
                  label="History"
                  shortcut="Ctrl+Shift+H"
                  className="report-head__history"
                  onPress={toggleHistory}
                />
                <ReadinessButton onPress={() => toggleTab('readiness')} />
              </>
            )}
          </>
        }
      />
      <AccessBar />
      <OpenNotices onHistory={() => openTab('history')} />
      <SaveTrouble />
      <MergeDialog />
      <div className="report">
        {panels.showsOutline ? (
          <div className={`report__outline ${panels.isOutlineDrawer ? 'report__drawer' : ''}`}>
            <Outline current={section} onChoose={openSection} />
          </div>
        ) : null}
        <main className="report__form" ref={setScroller}>
          <ScrollerContext value={scroller}>
            <ReadOnly value={isReadOnly}>
              <SectionView key={section} section={section} takesFocus={takesFocus} onOpen={openSection} />
            </ReadOnly>
          </ScrollerContext>
        </main>
        <ComparingProvider>
          {panels.showsInspector ? (
            <div
              className={classes(
                'report__inspector',
                panels.isInspectorDrawer && 'report__drawer report__drawer--right',
                isPreview && 'report__inspector--preview',
              )}
              style={isPreview && !panels.isInspectorDrawer ? { width: panels.previewWidth } : undefined}
            >
              <Inspector
                tab={panels.tab}
                onTab={panels.setTab}
                section={section}
                edge={
                  isPreview && !panels.isInspectorDrawer ? (
                    <PaneResizer
                      label="Width of the preview"
                      width={panels.previewWidth}
                      min={MIN_PREVIEW}
                      max={panels.maxPreviewWidth}
                      onChange={panels.setPreviewWidth}
                    />
                  ) : null
                }
                onClose={panels.toggleInspector}
                onGo={closeDrawer}
                onPrint={print}
              />
            </div>
          ) : null}
        </ComparingProvider>
      </div>
      {isExporting && !isNewer ? <ExportReport onClose={endExport} onPackage={pack} onPrint={print} /> : null}
      {isPacking && !isNewer ? <PackReport onClose={endPack} /> : null}
      {isPrinting && !isNewer ? <PrintReport onClose={endPrint} /> : null}
      {isNewer && (isExporting || isPrinting) ? (
        <CannotExport
          onClose={() => {
            endExport();
            endPrint();
          }}
        />
      ) : null}
      <Announcer />
    </RevealProvider>
  );
};
