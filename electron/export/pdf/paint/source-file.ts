/** The report's data inside the PDF: an attached file that the catalogue names as the source of the document. */
import { createHash } from 'node:crypto';
import type { SourceFile } from '../../render.ts';
import type { PdfFile } from './file.ts';

/** A name that the oldest readers understand too; the `UF` entry beside it has the name in full. */
const plainName = (name: string): string => (/^[ -~]+$/.test(name) ? name : 'report.json');

/** Attaches the file. `recordedAt` is the only time it carries, so that the same record gives the same bytes. */
export const attachSource = (file: PdfFile, source: SourceFile, recordedAt: Date): void => {
  const content = file.object({
    Type: 'EmbeddedFile',
    Subtype: source.mediaType.replaceAll('/', '#2F'),
    Params: {
      Size: source.bytes.byteLength,
      CheckSum: createHash('md5').update(source.bytes).digest(),
      CreationDate: recordedAt,
      ModDate: recordedAt,
    },
  });
  content.end(source.bytes);
  const specification = file.object({
    Type: 'Filespec',
    AFRelationship: 'Source',
    F: new String(plainName(source.fileName)),
    UF: new String(source.fileName),
    Desc: new String('The report as data, from which this document was made'),
    EF: { F: content, UF: content },
  });
  specification.end();
  file.nameEmbeddedFile(plainName(source.fileName), specification);
};
