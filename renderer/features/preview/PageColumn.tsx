import {
  type CSSProperties,
  type JSX,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
} from 'react';
import { type SectionId, sectionOf } from '../../../shared/report/sections.ts';
import {
  columnHeight,
  columnLayout,
  GAP,
  pageAt,
  type PageLayout,
  pagesInView,
  type Place,
  scrollTopOf,
  topOf,
} from './page-layout.ts';
import { PageView } from './PageView.tsx';
import type { Printed } from './printed.ts';
import type { Size } from './use-size.ts';
import type { Zoom } from './zoom.ts';

type PageColumnProps = {
  readonly printed: Printed;
  readonly size: Size;
  readonly zoom: Zoom;
  readonly place: Place;
  readonly follow: SectionId | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onHeading: (path: string) => void;
  readonly onPage: (page: number, count: number, scale: number) => void;
};

/** The pages under each other; only those in sight are there. */
export const PageColumn = (props: PageColumnProps): JSX.Element => {
  const { printed, size, zoom, place, follow, scroller, onHeading, onPage } = props;
  // A new one whenever pages, pane or zoom change: that is when the place has to be found again.
  const layout = useMemo(() => columnLayout(printed, zoom, size.width), [printed, zoom, size.width]);
  const { scale } = layout;
  const top = scrollTopOf(layout, printed.headings, place);
  const { first, last } = pagesInView(layout, top, size.height);
  const current = pageAt(layout, top + size.height / 3);

  const scrollTo = useEffectEvent((target: number): void => {
    scroller.current?.scrollTo({ top: target, behavior: 'instant' });
  });
  const keepPlace = useEffectEvent((now: PageLayout) => {
    scrollTo(scrollTopOf(now, printed.headings, place));
  });
  const show = useEffectEvent((section: SectionId) => {
    const heading = printed.headings.find(({ path }) => path !== '' && sectionOf(path) === section);
    scrollTo(heading ? topOf(layout, heading.page, heading.top) - GAP : 0);
  });
  // Before the browser paints: what stood at the upper edge stands there again.
  useLayoutEffect(() => keepPlace(layout), [layout]);
  // Once for each change of section; afterwards the person may look elsewhere.
  useEffect(() => {
    if (follow !== null) show(follow);
  }, [follow]);
  useEffect(() => printed.keepOnly(first, last), [printed, first, last]);
  useEffect(() => onPage(current, printed.count, scale), [onPage, current, printed.count, scale]);

  const style: CSSProperties & Record<'--total-scale-factor', number> = {
    height: columnHeight(layout),
    minWidth: layout.width * scale + 2 * GAP,
    '--total-scale-factor': scale,
  };
  return (
    <div className="preview__column" style={style}>
      {Array.from({ length: last - first + 1 }, (_, index) => first + index).map((page) => (
        <PageView key={page} printed={printed} page={page} layout={layout} onHeading={onHeading} />
      ))}
    </div>
  );
};
