/** The empty signature fields: one for each signature asked for, each where a viewer finds it. */
import type { ReportDocument, SignatureBlock } from '../../../../shared/document/blocks.ts';
import type { Problem } from '../compare.ts';
import { plain } from '../words.ts';
import type { Annotated } from './items.ts';
import type { PdfObjects } from './read/file.ts';
import type { Page } from './read/pages.ts';
import type { Dict } from './read/value.ts';

const oneProblem = (
  file: PdfObjects,
  field: Dict,
  tagged: Annotated | undefined,
  pages: readonly Page[],
  block: SignatureBlock,
): string | null => {
  if (tagged?.annotation !== field) return 'has a signature field without a tag';
  const shown = file
    .array(pages[tagged.page]?.dict.get('Annots'), 'the annotations of a page')
    .map(file.resolve);
  if (!shown.includes(field)) return 'has a signature field that is on no page';
  if (file.name(field.get('FT'), 'the kind of a field') !== 'Sig' || field.has('V')) {
    return 'has a field that is no empty signature field';
  }
  if (!plain(file.text(field.get('TU'), 'the words for a field')).includes(plain(block.role))) {
    return 'has a signature field of someone else';
  }
  const [left, bottom, right, top] = file
    .array(field.get('Rect'), 'the place of a field')
    .map((each) => file.number(each, 'the place of a field'));
  return (right ?? 0) - (left ?? 0) > 0 && (top ?? 0) - (bottom ?? 0) > 0
    ? null
    : 'has a signature field without size';
};

export const fieldProblem = (
  file: PdfObjects,
  catalogue: Dict,
  pages: readonly Page[],
  annotations: readonly Annotated[],
  document: ReportDocument,
): Problem | null => {
  const asked = document.approval.filter(
    (block): block is SignatureBlock => block.kind === 'signature' && block.notRequired === '',
  );
  const form = catalogue.has('AcroForm') ? file.dict(catalogue.get('AcroForm'), 'the form') : null;
  const fields = form === null ? [] : file.array(form.get('Fields'), 'the fields of the form');
  const tagged = annotations.filter(({ role }) => role === 'Form');
  for (const [index, block] of asked.entries()) {
    const what =
      index < fields.length
        ? oneProblem(file, file.dict(fields[index], 'a field'), tagged[index], pages, block)
        : 'has no signature field';
    if (what !== null) return { source: block.source, what };
  }
  return fields.length === asked.length
    ? null
    : { source: '', what: 'has a signature field that nobody asked for' };
};
