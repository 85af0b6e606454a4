/** Which panels of the report screen are open: beside the form, or over it as drawers where there is no room. */
import { useCallback, useEffect, useState } from 'react';
import type { InspectorTab } from './Inspector.tsx';
import { useMedia } from './use-media.ts';

type Panel = 'outline' | 'inspector';

/** Narrowest preview in which a page can still be read, in pixels. */
export const MIN_PREVIEW = 360;
/** What a preview leaves to the form. */
const FORM = 360;
const OUTLINE = 232;
/** Share of the window that the preview takes at first. */
const SHARE = 0.4;

export type Panels = {
  readonly isOutlineDrawer: boolean;
  readonly isInspectorDrawer: boolean;
  readonly showsOutline: boolean;
  readonly showsInspector: boolean;
  readonly tab: InspectorTab;
  readonly setTab: (tab: InspectorTab) => void;
  /** Width of the preview in pixels, while it stands beside the form, and the widest it may have. */
  readonly previewWidth: number;
  readonly maxPreviewWidth: number;
  readonly setPreviewWidth: (width: number) => void;
  readonly toggleOutline: () => void;
  readonly toggleInspector: () => void;
  /** Opens the inspector on a tab; closes it where that is what it shows. */
  readonly toggleTab: (tab: InspectorTab) => void;
  /** Opens the inspector on a tab, and leaves it open. */
  readonly openTab: (tab: InspectorTab) => void;
  readonly closeDrawer: () => void;
};

const useWindowWidth = (): number => {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = (): void => setWidth(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return width;
};

export const usePanels = (): Panels => {
  const isInspectorDrawer = useMedia('(max-width: 1099px)');
  const isOutlineDrawer = useMedia('(max-width: 859px)');
  const [isInspectorOpen, setInspectorOpen] = useState(true);
  const [drawer, setDrawer] = useState<Panel | null>(null);
  const [tab, setTab] = useState<InspectorTab>('readiness');
  const [wanted, setWanted] = useState<number | null>(null);
  const windowWidth = useWindowWidth();
  const maxPreviewWidth = Math.max(windowWidth - OUTLINE - FORM, MIN_PREVIEW);

  useEffect(() => {
    if (drawer === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) setDrawer(null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [drawer]);

  const showsInspector = isInspectorDrawer ? drawer === 'inspector' : isInspectorOpen;
  const showInspector = useCallback(
    (isShown: boolean): void => {
      if (isInspectorDrawer) setDrawer(isShown ? 'inspector' : null);
      else setInspectorOpen(isShown);
    },
    [isInspectorDrawer],
  );
  const toggleTab = useCallback(
    (next: InspectorTab): void => {
      showInspector(!(showsInspector && tab === next));
      setTab(next);
    },
    [showInspector, showsInspector, tab],
  );
  const openTab = useCallback(
    (next: InspectorTab): void => {
      showInspector(true);
      setTab(next);
    },
    [showInspector],
  );
  return {
    isOutlineDrawer,
    isInspectorDrawer,
    showsOutline: !isOutlineDrawer || drawer === 'outline',
    showsInspector,
    tab,
    setTab,
    previewWidth: Math.min(wanted ?? Math.max(Math.round(windowWidth * SHARE), MIN_PREVIEW), maxPreviewWidth),
    maxPreviewWidth,
    setPreviewWidth: setWanted,
    toggleOutline: () => setDrawer(drawer === 'outline' ? null : 'outline'),
    toggleInspector: () => showInspector(!showsInspector),
    toggleTab,
    openTab,
    closeDrawer: useCallback(() => setDrawer(null), []),
  };
};
