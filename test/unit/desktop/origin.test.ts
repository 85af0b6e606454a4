import { expect, it } from 'vitest';
import { isOurs, START_PAGE } from '../../../electron/main/origin.ts';

it.each([START_PAGE, 'app://debrief/assets/a.js?x#y'])('%s is ours', (address) => {
  expect(isOurs(address)).toBe(true);
});

it.each([
  'app://debrief.example.org/',
  'app://debrief@example.org/',
  'app://user@debrief/',
  'app://other/',
  'appx://debrief/',
  'https://debrief/',
  'file:///index.html',
  'javascript:alert(1)',
  'about:blank',
  '',
])('%s is not', (address) => {
  expect(isOurs(address)).toBe(false);
});
