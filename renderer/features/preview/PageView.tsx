import { type JSX, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PageLayout } from './page-layout.ts';
import { topOf } from './page-layout.ts';
import type { Printed } from './printed.ts';
import type { HeadingSpot, Sheet } from './sheet.ts';

/** The page as painted last; the former one stays until a newer one is ready. */
const useSheet = (printed: Printed, page: number, scale: number): Sheet | null => {
  const [last, setLast] = useState<Sheet | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const wait = async (): Promise<void> => {
      const sheet = await printed.sheet(page, scale);
      if (isCurrent) setLast(sheet);
    };
    // Rejects where the page went out of sight, or newer ones came.
    wait().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [printed, page, scale]);
  return printed.painted(page) ?? last;
};

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

const HeadingButton = ({
  spot: { heading, box },
  layout: { width, height },
  onPress,
}: {
  readonly spot: HeadingSpot;
  readonly layout: PageLayout;
  readonly onPress: () => void;
}): JSX.Element => (
  <button
    type="button"
    className="preview__heading"
    aria-label={`Edit ${heading.title}`}
    title="Edit this part"
    style={{
      left: percent(box.left, width),
      top: percent(box.top, height),
      width: percent(box.width, width),
      height: percent(box.height, height),
    }}
    onClick={onPress}
  />
);

type PageViewProps = {
  readonly printed: Printed;
  readonly page: number;
  readonly layout: PageLayout;
  readonly onHeading: (path: string) => void;
};

/** One page of the preview, at its place in the column. */
export const PageView = ({ printed, page, layout, onHeading }: PageViewProps): JSX.Element => {
  const sheet = useSheet(printed, page, layout.scale);
  const holder = useRef<HTMLDivElement>(null);
  // Before the browser paints, so that all pages change in the same frame.
  useLayoutEffect(() => {
    if (sheet) holder.current?.replaceChildren(sheet.element);
  }, [sheet]);
  return (
    <article
      aria-label={`Page ${page + 1} of ${layout.count}`}
      className="preview__page"
      style={{
        top: topOf(layout, page),
        width: layout.width * layout.scale,
        height: layout.height * layout.scale,
      }}
    >
      <div ref={holder} className="preview__sheet" />
      {sheet?.spots.map((spot) =>
        spot.heading.path === '' ? null : (
          <HeadingButton
            key={spot.heading.anchor}
            spot={spot}
            layout={layout}
            onPress={() => onHeading(spot.heading.path)}
          />
        ),
      )}
    </article>
  );
};
