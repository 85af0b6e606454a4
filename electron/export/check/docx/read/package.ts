/** The package: every part named by its kind, every relation with a target that is there. */
import { posix } from 'node:path';
import { onlySound, readXml } from './xml.ts';
import { readZip, unreadable } from './zip.ts';

export type Relation = { readonly target: string; readonly external: boolean };
export type WordPackage = {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Relations of a part by their ids. */
  relationsOf(part: string): ReadonlyMap<string, Relation>;
};

const TYPES = '[Content_Types].xml';

/** Name of the part that a relations part belongs to: "word/_rels/document.xml.rels" -> "word/document.xml". */
const ownerOf = (relations: string): string =>
  posix.join(posix.dirname(posix.dirname(relations)), posix.basename(relations, '.rels'));

const readRelations = (part: string, bytes: Uint8Array): ReadonlyMap<string, Relation> => {
  const found = new Map<string, Relation>();
  readXml(part, bytes, {
    ...onlySound,
    open: (name, { Id = '', Target = '', TargetMode = '' }) => {
      if (name === 'Relationship') found.set(Id, { target: Target, external: TargetMode === 'External' });
    },
  });
  return found;
};

const checkTypes = (parts: ReadonlyMap<string, Uint8Array>): void => {
  const endings = new Set<string>();
  const named = new Set<string>();
  readXml(TYPES, parts.get(TYPES) ?? unreadable('its table of contents is missing'), {
    ...onlySound,
    open: (name, { Extension = '', PartName = '' }) => {
      if (name === 'Default') endings.add(Extension.toLowerCase());
      if (name === 'Override') named.add(PartName);
    },
  });
  for (const part of parts.keys()) {
    const ending = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    if (part !== TYPES && !endings.has(ending) && !named.has(`/${part}`))
      unreadable(`part ${part} has no type`);
  }
  for (const part of named) if (!parts.has(part.slice(1))) unreadable(`part ${part} is not there`);
};

export const openPackage = (bytes: Uint8Array): WordPackage => {
  const parts = readZip(bytes);
  checkTypes(parts);
  const relations = new Map<string, ReadonlyMap<string, Relation>>();
  for (const [name, data] of parts) {
    if (name.endsWith('.rels')) {
      const owner = ownerOf(name);
      const found = readRelations(name, data);
      for (const { target, external } of found.values()) {
        const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target);
        if (!external && !parts.has(path)) unreadable(`part ${path} is not there`);
      }
      relations.set(owner, found);
    } else if (/\.(?:xml|svg)$/.test(name) && name !== 'word/document.xml') readXml(name, data, onlySound);
  }
  return { parts, relationsOf: (part) => relations.get(part) ?? new Map<string, Relation>() };
};
