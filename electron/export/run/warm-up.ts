/** Readies an export process before it is needed. */
import { emptyReport } from '../../../shared/report/create.ts';
import { renderAll } from './render-all.ts';

/** Loads the writers and opens the fonts by making two small documents and throwing them away. */
export const warmUp = async (fontsFolder: string): Promise<void> => {
  let ids = 0;
  await renderAll(
    {
      report: emptyReport(() => `w${(ids += 1)}`, []),
      sha256: '0'.repeat(64),
      formats: ['pdf', 'docx'],
      paper: 'a4',
      archive: false,
      organisation: '',
      logo: null,
      attachments: [],
      recordedAt: '2000-01-01T00:00:00Z',
      fontsFolder,
    },
    () => undefined,
  );
};
