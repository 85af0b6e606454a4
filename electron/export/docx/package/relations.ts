/** How one part of a package points at another, or out of it. */
import { attribute, declaration } from '../markup/xml.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const relationTypes = {
  document: `${office}/officeDocument`,
  core: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  extended: `${office}/extended-properties`,
  custom: `${office}/custom-properties`,
  styles: `${office}/styles`,
  numbering: `${office}/numbering`,
  settings: `${office}/settings`,
  fontTable: `${office}/fontTable`,
  font: `${office}/font`,
  header: `${office}/header`,
  footer: `${office}/footer`,
  image: `${office}/image`,
  hyperlink: `${office}/hyperlink`,
} as const;
export type RelationType = keyof typeof relationTypes;

export type Relation = {
  readonly id: string;
  readonly type: (typeof relationTypes)[RelationType];
  readonly target: string;
  readonly external: boolean;
};

/** Relations to parts of the package, "rId1" and on. */
export const partRelations = (
  ...targets: readonly (readonly [RelationType, string])[]
): readonly Relation[] =>
  targets.map(([type, target], index) => ({
    id: `rId${index + 1}`,
    type: relationTypes[type],
    target,
    external: false,
  }));

export const relationsXml = (relations: readonly Relation[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(
      ({ id, type, target, external }) =>
        `<Relationship Id="${id}" Type="${type}" Target="${attribute(target)}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;
