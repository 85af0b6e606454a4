import { expect, it } from 'vitest';
import { isPdfViewer, mayPrintingLoad, PRINT_PAGE } from '../../../electron/main/print-addresses.ts';

const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai';

it.each([PRINT_PAGE, `${viewer}/index.html`, 'chrome://resources/js/load_time_data.js'])(
  'a window that prints may load %s',
  (address) => expect(mayPrintingLoad(address)).toBe(true),
);

it.each([
  'app://debrief/index.html',
  `${PRINT_PAGE}?x`,
  `${viewer}.example.org/index.html`,
  viewer,
  'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/index.html',
  'chrome://resources.example.org/',
  'chrome://settings/',
  'https://example.org/print.pdf',
  'file:///etc/hostname',
])('a window that prints may not load %s', (address) => {
  expect(mayPrintingLoad(address)).toBe(false);
  expect(isPdfViewer(address)).toBe(false);
});
