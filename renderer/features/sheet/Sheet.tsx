/**
 * A list of rows edited like a spreadsheet. Only the rows in sight are drawn, however many there are; row heights
 * follow their text. The page scrolls, the head stays.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type JSX,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Path, pathToText } from '../../../shared/report/path.ts';
import { useRowIds } from '../../store/hooks.tsx';
import { useScroller } from '../report/scroller.tsx';
import { useWanted } from '../report/reveal.tsx';
import { type RowEdits, useRows } from '../sections/fields/use-rows.ts';
import { type Column, rowTemplate } from './columns.ts';
import { SheetRow } from './SheetRow.tsx';
import { useRowDrag } from './use-row-drag.ts';
import { useSheetKeys } from './use-sheet-keys.ts';
import './sheet.css';

/** Height of a row of one line, in pixels; a guess until the row is measured. */
const ROW_HEIGHT = 35;

type SheetProps = {
  readonly path: Path;
  readonly label: string;
  /** Names a row: "event". */
  readonly noun: string;
  readonly columns: readonly Column[];
  readonly makeRow: () => { readonly id: string };
  /** Field that a new row is entered by. */
  readonly firstField: string;
};

/** The distance between the top of the scrolled page and the rows, in pixels; it changes with what stands above. */
const useScrollMargin = (body: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number => {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    if (!body.current || !scroller) return undefined;
    const measure = (): void => {
      if (!body.current) return;
      const top = body.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setMargin(Math.round(top + scroller.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const child of scroller.children) observer.observe(child);
    return () => observer.disconnect();
  }, [body, scroller]);
  return margin;
};

export const Sheet = ({ path, label, noun, columns, makeRow, firstField }: SheetProps): JSX.Element => {
  const ids = useRowIds(path);
  const edits: RowEdits = useRows(path, noun);
  const scroller = useScroller();
  const body = useRef<HTMLTableSectionElement>(null);
  const margin = useScrollMargin(body, scroller);
  const [focused, setFocused] = useState<string | null>(null);
  const focusedIndex = focused === null ? -1 : ids.indexOf(focused);

  // oxlint-disable-next-line react/incompatible-library -- it warns of the React compiler, which is not used here
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 10,
    scrollMargin: margin,
    scrollPaddingStart: 44,
    scrollPaddingEnd: 24,
  });

  const at = pathToText(path);
  useWanted(
    useCallback(
      (wanted) => {
        if (!wanted.startsWith(`${at}.`)) return;
        const index = edits.ids().indexOf(wanted.slice(at.length + 1).split('.')[0] ?? '');
        if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
      },
      [at, edits, virtualizer],
    ),
  );

  const newRow = useCallback(
    (index: number, field: string) => edits.insert(index, makeRow(), field),
    [edits, makeRow],
  );
  const keys = useSheetKeys(edits, newRow, setFocused);
  const drag = useRowDrag(edits, firstField);
  const template = useMemo(() => ({ '--sheet-columns': rowTemplate(columns) }) as CSSProperties, [columns]);
  const insertBelow = useCallback((index: number) => newRow(index + 1, firstField), [newRow, firstField]);

  const items = virtualizer.getVirtualItems();
  // The row being edited stays drawn when it is scrolled out of sight, or the caret would be lost.
  const isFocusedDrawn = items.some((item) => item.index === focusedIndex);
  const shown =
    focusedIndex < 0 || isFocusedDrawn
      ? items
      : [...items, ...virtualizer.measurementsCache.slice(focusedIndex, focusedIndex + 1)];

  return (
    <table aria-label={label} aria-rowcount={ids.length + 1} className="sheet" style={template}>
      <thead className="sheet__head">
        <tr aria-rowindex={1} className="sheet__row">
          <th className="sheet__heading">
            <span className="ui-visually-hidden">Order</span>
          </th>
          {columns.map((column) => (
            <th key={column.field} className="sheet__heading">
              {column.title}
            </th>
          ))}
          <th className="sheet__heading">
            <span className="ui-visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body} className="sheet__body" style={{ height: virtualizer.getTotalSize() }}>
        {shown.map((item) => {
          const rowId = ids[item.index];
          return rowId === undefined ? null : (
            <SheetRow
              key={rowId}
              rowId={rowId}
              index={item.index}
              count={ids.length}
              top={item.start - margin}
              listPath={path}
              noun={noun}
              columns={columns}
              edits={edits}
              insertBelow={insertBelow}
              firstField={firstField}
              measure={virtualizer.measureElement}
              drag={drag}
              keys={keys}
            />
          );
        })}
      </tbody>
    </table>
  );
};
