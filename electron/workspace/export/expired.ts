import { failure } from '../../../shared/contract/result.ts';

/** The answer for a handle that is not, or no longer, known. */
export const expired = failure('not-found', 'This export is no longer at hand.', {
  kept: 'The report is unchanged.',
  next: 'Export the report again.',
});

/** The answer of a shell that gives exports as downloads. */
export const downloadsOnly = failure('not-available', 'In the browser, exports are downloaded.', {
  next: 'Download the file and open it from there.',
});
