import { expect, test } from 'vitest';
import { buildDocument } from '../../../shared/document/build.ts';
import { markedReport } from '../../setup/marked-report.ts';

const context = {
  organisation: 'Example',
  logo: null,
  sha256: 'ab'.repeat(32),
  recordedAt: '2031-12-01T10:00:00Z',
};

test('every field of the schema is printed: none can be added and forgotten', () => {
  const { report, markers } = markedReport();
  const printed = JSON.stringify(buildDocument(report, context));
  expect(markers.size).toBeGreaterThan(75);
  const missing = [...markers].filter(([, marker]) => !printed.includes(marker)).map(([path]) => path);
  expect(missing).toEqual([]);
});
