import { type JSX, type ReactNode, useRef, useState } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import type { SectionId } from '../../../shared/report/sections.ts';
import { columnLayout, pageAt, placeAt, scrollTopOf, START } from './page-layout.ts';
import { PageColumn } from './PageColumn.tsx';
import type { Preview } from './previewer.ts';
import { usePrinted } from './use-printed.ts';
import { useSize } from './use-size.ts';
import type { Zoom } from './zoom.ts';

/** A page that is laid out before the pane is measured: pixels. */
const UNMEASURED = { width: 600, height: 800 };

type PreviewPagesProps = {
  readonly preview: Preview;
  readonly zoom: Zoom;
  /** The section to keep in sight; null where the person scrolls alone. */
  readonly follow: SectionId | null;
  readonly onHeading: (path: string) => void;
  readonly onPage: (page: number, count: number, scale: number) => void;
  /** What is said where the pages cannot be drawn. */
  readonly onFailure: (failure: Failure) => ReactNode;
};

/** The pages in a pane that scrolls, and keeps its place when they are replaced. */
export const PreviewPages = (props: PreviewPagesProps): JSX.Element => {
  const { preview, zoom, follow, onHeading, onPage, onFailure } = props;
  const scroller = useRef<HTMLElement>(null);
  const size = useSize(scroller);
  const [place, setPlace] = useState(START);
  const { printed, failure } = usePrinted(preview, (opened) => {
    const { width, height } = size ?? UNMEASURED;
    const layout = columnLayout(opened, zoom, width);
    const top = scrollTopOf(layout, opened.headings, place);
    return { first: pageAt(layout, top), last: pageAt(layout, top + height), scale: layout.scale };
  });

  const onScroll = (): void => {
    if (!scroller.current || !printed || !size) return;
    const layout = columnLayout(printed, zoom, size.width);
    setPlace(placeAt(layout, printed.headings, scroller.current.scrollTop));
  };
  return (
    <section
      ref={scroller}
      className="preview__pages"
      aria-label="Pages as they print"
      // What scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-record={printed?.sha256}
      onScroll={onScroll}
    >
      {failure ? onFailure(failure) : null}
      {printed && size ? (
        <PageColumn
          printed={printed}
          size={size}
          zoom={zoom}
          place={place}
          follow={follow}
          scroller={scroller}
          onHeading={onHeading}
          onPage={onPage}
        />
      ) : null}
    </section>
  );
};
