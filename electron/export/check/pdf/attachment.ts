/** The report's data inside an archive copy: there, and equal to the report. */
import type { Report } from '../../../../shared/report/schema.ts';
import type { Problem } from '../compare.ts';
import { checkJson } from '../data.ts';
import type { PdfObjects } from './read/file.ts';
import { nameTree } from './read/name-tree.ts';
import type { Dict } from './read/value.ts';

/** `report` is null for a file that is no archive copy and must have nothing attached. */
export const attachmentProblem = (
  file: PdfObjects,
  catalogue: Dict,
  report: Report | null,
): Problem | null => {
  const attached = [...nameTree(file, catalogue, 'EmbeddedFiles').values()];
  const [first] = attached;
  if (report === null) {
    return attached.length === 0 ? null : { source: '', what: 'has a file inside that nobody asked for' };
  }
  if (first === undefined || attached.length > 1)
    return { source: '', what: 'lacks the report as data inside' };
  const specification = file.dict(first, 'the attached file');
  const named = file.array(catalogue.get('AF'), 'the files of the document').map(file.resolve);
  if (!named.includes(specification))
    return { source: '', what: 'has a file inside that is not named as its source' };
  const stream = file.stream(
    file.dict(specification.get('EF'), 'the attached file').get('UF'),
    'the attached file',
  );
  return checkJson(report, file.data(stream));
};
