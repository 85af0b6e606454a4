/** What stands on every page: identity above, record and page count below, the watermark behind. */
import type { PageFurniture } from '../../../../shared/document/blocks.ts';
import { fonts, hairline, ink, line } from '../design.ts';
import type { Page } from '../design.ts';
import { flowXml } from '../markup/flow.ts';
import type { Sheet } from '../markup/sheet.ts';
import { attribute, wordPart } from '../markup/xml.ts';
import type { Paragraph, Piece, TabStop } from '../model.ts';

const words = (text: string): Piece => ({ kind: 'text', text, properties: {} });

const rightEdge = (page: Page): readonly TabStop[] => [{ at: page.textWidth, align: 'right' }];

/** Points; the letters' height and usual width as shares of their size. */
const watermarkSize = 132;
const capital = 0.7;
const letter = 0.66;
/** Share of the page's diagonal that the words may take. */
const widest = 0.62;

/**
 * Word's own kind of watermark: text drawn as a shape of type 136, here with the geometry that the format defines for
 * it, anchored in the header and laid behind the page.
 */
const watermark = (text: string, page: Page): string => {
  const [across, down] = [page.width / 20, page.height / 20];
  const natural = Array.from(text).length * letter;
  const points = Math.min(watermarkSize, (Math.hypot(across, down) * widest) / natural);
  const [width, height] = [Math.round(natural * points), Math.round(capital * points)];
  return (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:pict>' +
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">' +
    `<v:formulas>${wordArtFormulas.map((formula) => `<v:f eqn="${formula}"/>`).join('')}</v:formulas>` +
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>' +
    '<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>' +
    '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s1025" type="#_x0000_t136" alt="" ' +
    `style="position:absolute;margin-left:0;margin-top:0;width:${width}pt;height:${height}pt;rotation:315;z-index:-251657216;` +
    'mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page" ' +
    `o:allowincell="f" fillcolor="#${hairline}" stroked="f"><v:fill opacity="0.35"/>` +
    `<v:textpath style="font-family:&quot;${fonts.sans.name}&quot;;font-size:1pt;font-weight:bold" string="${attribute(text)}"/></v:shape></w:pict></w:r>`
  );
};

const wordArtFormulas = [
  'sum #0 0 10800',
  'prod #0 2 1',
  'sum 21600 0 @1',
  'sum 0 0 @2',
  'sum 21600 0 @3',
  'if @0 @3 0',
  'if @0 21600 @1',
  'if @0 0 @2',
  'if @0 @4 21600',
  'mid @5 @6',
  'mid @8 @5',
  'mid @7 @8',
  'mid @6 @7',
  'sum @6 0 @5',
];

export const headerXml = (furniture: PageFurniture, page: Page, sheet: Sheet): string => {
  const identity = [furniture.incidentId, furniture.version].filter((part) => part !== '').join(' · ');
  const paragraph: Paragraph = {
    kind: 'paragraph',
    style: 'Header',
    tabs: rightEdge(page),
    content: [
      words(`${identity}\t`),
      { kind: 'text', text: furniture.state, properties: { bold: true, color: ink } },
    ],
  };
  const xml = flowXml([paragraph], sheet);
  const mark = furniture.watermark === '' ? '' : watermark(furniture.watermark, page);
  return wordPart(
    'hdr',
    ['r', 'v', 'o'],
    xml.replace(/<\/w:p>$/, () => `${mark}</w:p>`),
  );
};

export const footerXml = (furniture: PageFurniture, page: Page, sheet: Sheet): string => {
  const paragraph: Paragraph = {
    kind: 'paragraph',
    style: 'Footer',
    tabs: rightEdge(page),
    border: { top: line(0.25, hairline, 6) },
    content: [
      words(`Record ${furniture.shortHash} · saved ${furniture.recordedAt}\tPage `),
      { kind: 'pageNumber' },
      words(' of '),
      { kind: 'pageCount' },
    ],
  };
  return wordPart('ftr', ['r'], flowXml([paragraph], sheet));
};
