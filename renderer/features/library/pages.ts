/** Rows of a long list, of which only some pages are here. */
import type { Output, ReportSummary } from '../../../shared/contract/channels.ts';

/** Rows of a page. */
export const PAGE = 200;

export type Pages = {
  /** The state of the list that its rows are of. */
  readonly state: number;
  /** By the number of the page. */
  readonly rows: ReadonlyMap<number, readonly ReportSummary[]>;
};

type Answer = Pick<Output<'library.list'>, 'state' | 'reports'>;

export const firstPage = ({ state, reports }: Answer): Pages => ({ state, rows: new Map([[0, reports]]) });

export const withPage = ({ state, rows }: Pages, page: number, answer: Answer): Pages => ({
  state,
  rows: new Map([...rows, [page, answer.reports]]),
});

/** Whether nothing was changed between the pages and this answer. */
export const isAt = ({ state }: Pages, answer: Answer): boolean => state === answer.state;

/** The pages that hold the rows from one number to another. */
export const pagesOf = (first: number, last: number): readonly number[] => {
  const from = Math.floor(first / PAGE);
  return Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, index) => from + index);
};

/** Undefined while the row has not come. */
export const rowAt = ({ rows }: Pages, index: number): ReportSummary | undefined =>
  rows.get(Math.floor(index / PAGE))?.[index % PAGE];

/** Where the report stands among the rows that are here; -1 where it does not. */
export const indexOf = ({ rows }: Pages, id: string): number => {
  for (const [page, reports] of rows) {
    const index = reports.findIndex((report) => report.id === id);
    if (index >= 0) return page * PAGE + index;
  }
  return -1;
};
