/** The main part of a Word document as the sequence of what it says. */
import type { Item, ItemKind } from '../item.ts';
import { plain } from '../words.ts';
import { type Attributes, readXml } from './read/xml.ts';
import { unreadable } from './read/zip.ts';

export type WordText = {
  readonly items: readonly Item[];
  readonly bookmarks: ReadonlySet<string>;
  /** Bookmarks that links lead to. */
  readonly anchors: ReadonlySet<string>;
  /** Ids of relations that the text uses. */
  readonly relations: ReadonlySet<string>;
};

const kindOfStyle: Readonly<Record<string, ItemKind>> = {
  Heading1: 'heading',
  Heading2: 'heading',
  Heading3: 'heading',
  FactTerm: 'label',
  Caption: 'caption',
  TOC1: 'entry',
  TOC2: 'entry',
};

/** Text that a reader does not see, or that is only proposed, has no place in a finished document. */
const refused = new Set([
  'w:vanish',
  'w:del',
  'w:ins',
  'w:moveFrom',
  'w:moveTo',
  'w:sym',
  'w:altChunk',
  'w:object',
]);

/** Tables whose cells are only a way to set words side by side. */
const layoutTables = new Set(['FactTable', 'KeyFigureTable']);
const SIGNATURE_TABLE = 'SignatureTable';

type Table = { style: string; begun: boolean; isHead: boolean };
type Box = { checked: boolean | null; sign: string };

export const readWordText = (bytes: Uint8Array): WordText => {
  const items: Item[] = [];
  const bookmarks = new Set<string>();
  const anchors = new Set<string>();
  const relations = new Set<string>();
  const tables: Table[] = [];
  /** Open controls: null for one that is no box. */
  const controls: (Box | null)[] = [];
  const paragraphs: { words: string; style: string }[] = [];
  let inRun = false;
  let inText = false;

  const add = (kind: ItemKind, text = ''): void => void items.push({ kind, text, page: -1 });
  const box = (): Box | null => controls.at(-1) ?? null;
  const say = (text: string): void => {
    const control = box();
    const paragraph = paragraphs.at(-1);
    if (control) control.sign += text;
    else if (paragraph) paragraph.words += text;
    else unreadable('words outside of any paragraph');
  };
  const isPlain = (table: Table | undefined): boolean =>
    table !== undefined && !layoutTables.has(table.style) && table.style !== SIGNATURE_TABLE;

  const open = (name: string, attributes: Attributes): void => {
    if (refused.has(name)) unreadable(`an element ${name}`);
    for (const key in attributes) {
      if (key.startsWith('r:')) relations.add(attributes[key] ?? '');
    }
    const table = tables.at(-1);
    const value = attributes['w:val'] ?? '';
    switch (name) {
      case 'w:p':
        paragraphs.push({ words: '', style: '' });
        break;
      case 'w:pStyle': {
        const paragraph = paragraphs.at(-1);
        if (paragraph) paragraph.style = value;
        break;
      }
      case 'w:r':
        inRun = true;
        break;
      case 'w:t':
        inText = true;
        break;
      case 'w:tab':
      case 'w:br':
      case 'w:cr':
        if (inRun) say(' ');
        break;
      case 'w:noBreakHyphen':
        say('-');
        break;
      case 'w:tbl':
        tables.push({ style: '', begun: false, isHead: false });
        break;
      case 'w:tblStyle':
        if (table) table.style = value;
        break;
      case 'w:tr':
        if (table === undefined) break;
        if (!table.begun && isPlain(table)) add('table');
        if (!table.begun && table.style === SIGNATURE_TABLE) add('groupStart');
        if (isPlain(table)) add('row');
        table.begun = true;
        table.isHead = false;
        break;
      case 'w:tblHeader':
        if (table) table.isHead = value !== '0' && value !== 'false';
        break;
      case 'w:tc':
        if (isPlain(table)) add(table?.isHead === true ? 'head' : 'cell');
        break;
      case 'w:sdt':
        controls.push(null);
        break;
      case 'w14:checkbox':
        controls[controls.length - 1] = { checked: null, sign: '' };
        break;
      case 'w14:checked': {
        const control = box();
        if (control) control.checked = attributes['w14:val'] === '1';
        break;
      }
      case 'wp:docPr':
        add('figure', plain(attributes['descr'] ?? ''));
        break;
      case 'w:hyperlink':
        if (attributes['w:anchor'] !== undefined) anchors.add(attributes['w:anchor']);
        break;
      case 'w:bookmarkStart':
        bookmarks.add(attributes['w:name'] ?? '');
        break;
    }
  };

  const close = (name: string): void => {
    switch (name) {
      case 'w:p': {
        const { words = '', style = '' } = paragraphs.pop() ?? {};
        const text = plain(words);
        if (text !== '') add(kindOfStyle[style] ?? 'text', text);
        break;
      }
      case 'w:r':
        inRun = false;
        break;
      case 'w:t':
        inText = false;
        break;
      case 'w:tbl':
        if (tables.pop()?.style === SIGNATURE_TABLE) add('groupEnd');
        break;
      case 'w:sdt': {
        const control = controls.pop();
        if (!control) break;
        if (control.checked === null || control.sign !== (control.checked ? '☑' : '☐')) {
          unreadable('a box whose sign is not its state');
        }
        add('box', control.checked === true ? 'ticked' : 'open');
        break;
      }
    }
  };

  readXml('word/document.xml', bytes, {
    open,
    close,
    text: (text) => {
      if (inText) say(text);
    },
  });
  return { items, bookmarks, anchors, relations };
};
