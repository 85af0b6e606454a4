/** What a part of the package (document, header, footer) needs while it is written. */
import type { PicturePart } from '../model.ts';
import { relationTypes } from '../package/relations.ts';
import type { Relation, RelationType } from '../package/relations.ts';

export type Sheet = {
  /** Id of the relation to an address. */
  readonly link: (address: string) => string;
  /** Id of the relation to a picture, which is stored once. */
  readonly picture: (part: PicturePart) => string;
  /** A number no drawing of the sheet has had. */
  readonly nextDrawing: () => number;
  readonly nextBookmark: () => number;
  /** Page of a bookmark in digits; '' where it is not known. */
  readonly pageOf: (bookmark: string) => string;
  /** Pages in digits; '' where they are not known. */
  readonly pageCount: string;
  readonly relations: readonly Relation[];
  /** Pictures in the order of their first use. */
  readonly pictures: ReadonlyMap<string, PicturePart>;
};

export type PageNumbers = {
  readonly bookmarks: ReadonlyMap<string, number>;
  readonly count: number;
};

/** A sheet that has its relations to other parts already. */
export const openSheet = (fixed: readonly Relation[], numbers: PageNumbers | null): Sheet => {
  const relations = [...fixed];
  const known = new Map<string, string>();
  const pictures = new Map<string, PicturePart>();
  let drawings = 0;
  let bookmarks = 0;
  const relate = (type: RelationType, target: string, external: boolean): string => {
    const id = known.get(target) ?? `rId${relations.length + 1}`;
    if (!known.has(target)) {
      known.set(target, id);
      relations.push({ id, type: relationTypes[type], target, external });
    }
    return id;
  };
  return {
    link: (address) => relate('hyperlink', address, true),
    picture: (part) => {
      pictures.set(part.name, part);
      return relate('image', `media/${part.name}`, false);
    },
    nextDrawing: () => (drawings += 1),
    nextBookmark: () => (bookmarks += 1),
    pageOf: (bookmark) => String(numbers?.bookmarks.get(bookmark) ?? ''),
    pageCount: String(numbers?.count ?? ''),
    relations,
    pictures,
  };
};
