/**
 * The whole job, as its user does it from beginning to end: bring the template in, edit every section, see a mistake and
 * mend it, hand out both documents, come back the next morning and find everything. Only what a person sees and does.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { docxText } from '../judges/mammoth.ts';
import { pdfText } from '../judges/poppler.ts';
import { fixturesFolder } from '../setup/folders.ts';
import { expect, test } from './fixtures.ts';
import { choose, expectSaved } from './report/open.ts';

const section = (app: Page, name: RegExp) =>
  app.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }).click();
const box = (app: Page, name: string) => app.getByRole('textbox', { name, exact: true });

/** One edit in each section. The words occur nowhere else, so that they can be found again on paper. */
const edits: readonly {
  readonly section: RegExp;
  readonly words: string;
  readonly field: (app: Page) => ReturnType<Page['getByRole']>;
}[] = [
  { section: /^Incident/, words: 'Broker journal filled the disk', field: (app) => box(app, 'Title') },
  { section: /^Executive summary/, words: 'Shoppers waited Edited1', field: (app) => box(app, 'Summary') },
  { section: /^Timeline/, words: 'Pager rang Edited2', field: (app) => box(app, 'Event, row 1') },
  { section: /^Root cause/, words: 'No retention limit Edited3', field: (app) => box(app, 'Root cause') },
  { section: /^Detection/, words: 'Watch var Edited4', field: (app) => box(app, 'Improvements needed') },
  {
    section: /^Containment/,
    words: 'Importers paused Edited5',
    field: (app) => box(app, 'containment action 1'),
  },
  { section: /^Impact/, words: 'Orders pending Edited6', field: (app) => box(app, 'Symptoms') },
  {
    section: /^Action items/,
    words: 'Set retention Edited7',
    field: (app) => box(app, 'Description, row 1'),
  },
  { section: /^Lessons/, words: 'Quick page Edited8', field: (app) => box(app, 'thing that went well 1') },
  {
    section: /^Compliance/,
    words: 'No health data Edited9',
    field: (app) => app.getByLabel(/Rationale for HIPAA/),
  },
  {
    section: /^Appendices/,
    words: 'Journal log Edited10',
    field: (app) => box(app, 'Appendix A: Relevant logs'),
  },
  {
    section: /^Approval/,
    words: 'Wanda Edited11',
    field: (app) => app.getByRole('group', { name: 'Engineering Manager' }).getByLabel('Printed name'),
  },
];

const download = async (app: Page, ending: string): Promise<Buffer> => {
  const waiting = app.waitForEvent('download');
  await app.getByRole('link', { name: new RegExp(`Download .*\\.${ending}$`) }).click();
  return readFile(await (await waiting).path());
};

const packed = (text: string): string => text.replace(/\s+/g, '');

test('from the template to signed-ready documents and back', async ({ app }) => {
  test.setTimeout(180_000);
  app.setDefaultTimeout(20_000);

  await test.step('import the template', async () => {
    const chooser = app.waitForEvent('filechooser');
    await app.getByRole('button', { name: 'Import…' }).first().click();
    await (await chooser).setFiles(path.join(fixturesFolder, 'markdown', 'template.md'));
    const imported = app.getByRole('dialog', { name: 'Imported' });
    await expect(imported).toContainText('Timeline');
    await imported.getByRole('button', { name: 'Open report' }).click();
  });

  await test.step('a wrong value is named in place and mended', async () => {
    await box(app, 'Incident ID').fill('INC-2026-02-30-001');
    await box(app, 'Incident ID').blur();
    const problem = app.getByRole('main').getByText('The date inside the incident ID does not exist.');
    await expect(problem).toBeVisible();
    await box(app, 'Incident ID').fill('INC-2026-02-27-001');
    await expect(problem).toHaveCount(0);
    await choose(app, 'Incident type', 'Outage');
    await box(app, 'Start (UTC)').fill('2026-02-27 08:01');
    await box(app, 'End (UTC)').fill('2026-02-27 08:41');
  });

  for (const edit of edits) {
    await test.step(`edit: ${edit.words}`, async () => {
      await section(app, edit.section);
      await edit.field(app).fill(edit.words);
    });
  }
  await expectSaved(app);

  await test.step('export both documents and read them', async () => {
    await app.getByRole('button', { name: 'Export…' }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    await expect(app.getByRole('dialog', { name: '2 files exported' })).toBeVisible({ timeout: 60_000 });
    const pdf = packed(await pdfText(await download(app, 'pdf')));
    const docx = packed(await docxText(await download(app, 'docx')));
    for (const { words } of edits) {
      expect(pdf, words).toContain(packed(words));
      expect(docx, words).toContain(packed(words));
    }
    for (const known of ['INC-2026-02-27-001', '00:40', 'brokerrefusedwrites', 'EngineeringManager']) {
      expect(pdf).toContain(packed(known));
      expect(docx).toContain(packed(known));
    }
    await app.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('come back and find every edit', async () => {
    await app.reload();
    for (const edit of edits) {
      await section(app, edit.section);
      await expect(edit.field(app)).toHaveValue(edit.words);
    }
    await app.getByRole('link', { name: 'Library' }).click();
    await expect(app.getByText('Broker journal filled the disk')).toBeVisible();
  });
});
