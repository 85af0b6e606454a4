/** Names of exported files that every operating system accepts. */
import type { ExportedFile } from '../../../shared/contract/channels.ts';
import type { Report } from '../../../shared/report/schema.ts';

export const endings: Readonly<Record<ExportedFile['format'], string>> = {
  pdf: '.pdf',
  docx: '.docx',
  markdown: '.md',
  json: '.json',
  package: '.debrief',
};

export const exportMediaTypes: Readonly<Record<ExportedFile['format'], string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  markdown: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  package: 'application/x-debrief-package',
};

/** Names that Windows gives to devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Bytes in UTF-8; disks take 255, and a number and an ending come on top. */
const LONGEST = 120;

/** As many whole characters from the start as fit. */
const shorten = (text: string): string => {
  let short = '';
  for (const character of text) {
    if (Buffer.byteLength(short + character) > LONGEST) break;
    short += character;
  }
  return short;
};

/** Text as a file name: forbidden characters become "-", no dots or spaces at its ends, no device name, never ''. */
export const safeFileName = (text: string): string => {
  const safe = text
    .normalize('NFC')
    // Separators, what Windows forbids, control and invisible formatting characters.
    .replace(/[\\/:*?"<>|\p{C}\p{Zl}\p{Zp}]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+/, '');
  const short = shorten(safe).replace(/[\s.-]+$/, '');
  if (short === '') return 'report';
  return DEVICE.test(short.split('.')[0] ?? '') ? `_${short}` : short;
};

/** "INC-2026-03-14-001-v1", "report-v1". */
export const exportBaseName = ({ incident, revision }: Report): string =>
  `${safeFileName(incident.incidentId)}-v${revision.version}`;

/** The name with " (2)", " (3)", … before its ending. */
export const numbered = (baseName: string, ending: string, number: number): string =>
  number === 1 ? `${baseName}${ending}` : `${baseName} (${number})${ending}`;
