/** XML as a stream of events, well-formed or refused. */
import { SaxesParser } from 'saxes';
import { unreadable } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

export type XmlReader = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const nothing = (): void => {};
/** A reader to whom it matters only that the XML is sound. */
export const onlySound: XmlReader = { open: nothing, close: nothing, text: nothing };

/** `part` names the XML in a failure. Namespaces are told by their usual prefixes, which our writer sets. */
export const readXml = (part: string, bytes: Uint8Array, reader: XmlReader): void => {
  let xml: string;
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable(`part ${part} is no text`);
  }
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes));
  parser.on('closetag', ({ name }) => reader.close(name));
  parser.on('text', reader.text);
  parser.on('cdata', reader.text);
  parser.on('doctype', () => unreadable(`part ${part} declares a document type`));
  parser.on('error', (error) => unreadable(`part ${part} is no sound XML: ${error.message}`));
  parser.write(xml).close();
};
