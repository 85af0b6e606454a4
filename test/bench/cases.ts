/** What is measured: each program, what it makes, and what it is. */

import { typstPackages } from './typst-packages.ts';

export type Format = 'pdf' | 'docx';

export type Case = {
  readonly id: string;
  readonly format: Format;
  readonly name: string;
  /** Name of the bundled program. */
  readonly program: string;
  /** Debrief's programs read an export request, the others the plain content. */
  readonly input: 'request' | 'content';
  /** The packages of which one has to be installed; its version is named. */
  readonly packages: readonly string[];
  /** Arguments for Node itself. */
  readonly flags: readonly string[];
  /** Whether it starts processes of its own. */
  readonly tree: boolean;
};

const peer = (id: string, format: Format, name: string, packages: readonly string[]): Case => ({
  id,
  format,
  name,
  program: id,
  input: 'content',
  packages,
  flags: [],
  tree: false,
});

const debrief = (id: string, format: Format, name: string, program: string): Case => ({
  id,
  format,
  name,
  program,
  input: 'request',
  packages: [],
  // A third of the young generation that the product gives its export threads.
  flags: program === 'worker' ? [] : ['--max-semi-space-size=5'],
  tree: false,
});

export const cases: readonly Case[] = [
  debrief('debrief-pdf', 'pdf', 'Debrief', 'writer'),
  debrief('debrief-pdf-checked', 'pdf', 'Debrief, file checked', 'checked'),
  debrief('debrief-pdf-worker', 'pdf', 'Debrief, export worker', 'worker'),
  peer('typst', 'pdf', 'Typst', typstPackages),
  peer('jspdf', 'pdf', 'jsPDF with autotable', ['jspdf']),
  peer('pdfmake', 'pdf', 'pdfmake', ['pdfmake']),
  { ...peer('chromium', 'pdf', 'Chromium print', []), tree: true },
  debrief('debrief-docx', 'docx', 'Debrief', 'writer'),
  debrief('debrief-docx-checked', 'docx', 'Debrief, file checked', 'checked'),
  debrief('debrief-docx-worker', 'docx', 'Debrief, export worker', 'worker'),
  peer('docx', 'docx', 'docx library, plain program', ['docx']),
  peer('html-to-docx', 'docx', 'html-to-docx', ['html-to-docx']),
];
