/** Readies an export process before it is needed. */
import { renderAll } from './render-all.ts';
import { warmReport } from './warm-report.ts';

/**
 * Loads the writers, opens the fonts and has the code compiled, by making and checking two documents of some twenty pages
 * and throwing them away: less than a second of one processor's time, once.
 */
export const warmUp = async (fontsFolder: string): Promise<void> => {
  await renderAll(
    {
      report: warmReport(),
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
