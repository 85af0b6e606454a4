import { type JSX, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type SectionId, sectionOf } from '../../../shared/report/sections.ts';
import { useSession } from '../../store/hooks.tsx';
import { Announcer } from '../../ui/Announcer.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Outline } from '../outline/Outline.tsx';
import { ExportReport } from './ExportReport.tsx';
import { Inspector, ReadinessButton } from './Inspector.tsx';
import { ReportHeader } from './ReportHeader.tsx';
import { createRevealer, RevealProvider } from './reveal.tsx';
import { SaveTrouble } from './SaveTrouble.tsx';
import { ScrollerContext } from './scroller.tsx';
import { useSectionRoute } from './section-route.ts';
import { SectionView } from './SectionView.tsx';
import { useMedia } from './use-media.ts';
import { useReportCommands } from './use-report-commands.ts';

type Panel = 'outline' | 'inspector';

/** The report screen: outline, form, inspector. Where there is no room the panels become drawers. */
export const ReportEditor = (): JSX.Element => {
  const { id } = useSession();
  const { section, open } = useSectionRoute(id);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const isInspectorDrawer = useMedia('(max-width: 1099px)');
  const isOutlineDrawer = useMedia('(max-width: 859px)');
  const [isInspectorOpen, setInspectorOpen] = useState(true);
  const [drawer, setDrawer] = useState<Panel | null>(null);
  const [isExporting, setExporting] = useState(false);
  const headingWanted = useRef(false);

  const openSection = useCallback(
    (next: SectionId) => {
      if (next === section) scroller?.querySelector<HTMLElement>('.section__title')?.focus();
      headingWanted.current = next !== section;
      scroller?.scrollTo({ top: 0 });
      setDrawer(null);
      open(next);
    },
    [open, scroller, section],
  );
  const takesFocus = useCallback(() => {
    const isWanted = headingWanted.current;
    headingWanted.current = false;
    return isWanted;
  }, []);
  const revealer = useMemo(() => createRevealer((path) => open(sectionOf(path))), [open]);
  const openExport = useCallback(() => setExporting(true), []);
  const commands = useReportCommands(revealer, openExport);

  useEffect(() => {
    if (drawer === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) setDrawer(null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [drawer]);

  const showsOutline = !isOutlineDrawer || drawer === 'outline';
  const showsInspector = isInspectorDrawer ? drawer === 'inspector' : isInspectorOpen;
  const toggleInspector = (): void => {
    if (isInspectorDrawer) setDrawer(drawer === 'inspector' ? null : 'inspector');
    else setInspectorOpen(!isInspectorOpen);
  };

  return (
    <RevealProvider value={revealer}>
      <ReportHeader
        onUndo={commands.undo}
        onRedo={commands.redo}
        onExport={openExport}
        panels={
          <>
            {isOutlineDrawer ? (
              <IconButton
                icon="list"
                label="Sections"
                isPressed={drawer === 'outline'}
                onPress={() => setDrawer(drawer === 'outline' ? null : 'outline')}
              />
            ) : null}
            {showsInspector ? null : <ReadinessButton onPress={toggleInspector} />}
          </>
        }
      />
      <SaveTrouble />
      <div className="report">
        {showsOutline ? (
          <div className={`report__outline ${isOutlineDrawer ? 'report__drawer' : ''}`}>
            <Outline current={section} onChoose={openSection} />
          </div>
        ) : null}
        <main className="report__form" ref={setScroller}>
          <ScrollerContext value={scroller}>
            <SectionView key={section} section={section} takesFocus={takesFocus} onOpen={openSection} />
          </ScrollerContext>
        </main>
        {showsInspector ? (
          <div
            className={`report__inspector ${isInspectorDrawer ? 'report__drawer report__drawer--right' : ''}`}
          >
            <Inspector onClose={toggleInspector} onGo={() => setDrawer(null)} />
          </div>
        ) : null}
      </div>
      {isExporting ? <ExportReport onClose={() => setExporting(false)} /> : null}
      <Announcer />
    </RevealProvider>
  );
};
