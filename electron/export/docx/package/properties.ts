/** What the document says about itself, and how Word is to open it. */
import type { ReportDocument } from '../../../../shared/document/blocks.ts';
import { declaration, escaped, wordPart } from '../markup/xml.ts';

const propertyTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';

/** Title, subject, author, keywords and the time of the record. */
export const coreProperties = ({ meta }: ReportDocument): string =>
  `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${escaped(meta.title)}</dc:title><dc:subject>${escaped(meta.subject)}</dc:subject>` +
  `<dc:creator>${escaped(meta.author)}</dc:creator><cp:keywords>${escaped(meta.keywords.join(', '))}</cp:keywords>` +
  `<dc:language>${escaped(meta.language)}</dc:language><cp:lastModifiedBy>${escaped(meta.author)}</cp:lastModifiedBy>` +
  `<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${escaped(meta.recordedAt)}</dcterms:created>` +
  `<dcterms:modified xsi:type="dcterms:W3CDTF">${escaped(meta.recordedAt)}</dcterms:modified></cp:coreProperties>`;

/** `pages` in digits; '' where they are not known. */
export const extendedProperties = ({ cover }: ReportDocument, pages: string): string =>
  `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
  `<Application>Debrief</Application>${pages === '' ? '' : `<Pages>${pages}</Pages>`}` +
  `${cover.organisation === '' ? '' : `<Company>${escaped(cover.organisation)}</Company>`}</Properties>`;

/** Format identifier of properties that a document names itself; their ids start at 2. */
const customFormat = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Which record the document holds. */
export const customProperties = ({ meta, furniture }: ReportDocument): string => {
  const properties = [
    ['IncidentId', furniture.incidentId],
    ['RecordSHA256', meta.sha256],
  ] as const;
  return (
    `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="${propertyTypes}">` +
    properties
      .map(
        ([name, value], index) =>
          `<property fmtid="${customFormat}" pid="${index + 2}" name="${name}"><vt:lpwstr>${escaped(value)}</vt:lpwstr></property>`,
      )
      .join('') +
    '</Properties>'
  );
};

/** `updateFields`: Word asks on opening whether to fill the contents, and then does. */
export const settings = (updateFields: boolean): string =>
  wordPart(
    'settings',
    [],
    '<w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>' +
      `${updateFields ? '<w:updateFields w:val="1"/>' : ''}<w:compat>` +
      '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
  );
