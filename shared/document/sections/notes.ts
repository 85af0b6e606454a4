import { headingOf } from '../../report/sections.ts';
import type { Block } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { paragraph } from '../parts.ts';
import { parseProse } from '../prose.ts';

/** Notes of an import that found no field. Nothing is printed once all are placed or dismissed. */
export const notesSection = ({ report, headings }: SectionInput): readonly Block[] => {
  const open = report.importedNotes.items.filter((note) => !note.dismissed);
  if (open.length === 0) return [];
  return [
    headings.section(headingOf('notes')),
    paragraph(
      'Kept as they stood in the imported file, and not yet placed in a section of this report:',
      'note',
    ),
    ...open.flatMap((note) => {
      const at = `importedNotes.items.${note.id}`;
      const heading = note.headings.filter((text) => text !== '').join(' › ');
      return [
        ...(heading === '' ? [] : [paragraph(heading, 'label', `${at}.headings`)]),
        ...parseProse(note.text, `${at}.text`),
      ];
    }),
  ];
};
