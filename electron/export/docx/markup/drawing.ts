/** Pictures in a line, as DrawingML. */
import type { Picture } from '../model.ts';
import type { Sheet } from './sheet.ts';
import { attribute } from './xml.ts';

const emuPerTwip = 635;
const angleUnitsPerTurn = 5_400_000;
/** The extension by which a picture carries its vectors. */
const vectorExtension = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';
const pictureNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

export const drawing = (picture: Picture, sheet: Sheet): string => {
  const [width, height] = [picture.width * emuPerTwip, picture.height * emuPerTwip];
  // Word takes the unturned size and wants to be told how far a turned picture reaches beyond it.
  const beyond = picture.turns % 2 === 1 ? Math.round((width - height) / 2) : 0;
  const [tall, wide] = [Math.max(0, beyond), Math.max(0, -beyond)];
  const id = sheet.nextDrawing();
  const described = `name="${attribute(picture.name)}" descr="${attribute(picture.alt)}"`;
  const vector =
    picture.vector === undefined
      ? ''
      : `<a:extLst><a:ext uri="${vectorExtension}"><asvg:svgBlip r:embed="${sheet.picture(picture.vector)}"/></a:ext></a:extLst>`;
  const turn =
    (picture.turns === 0 ? '' : ` rot="${picture.turns * angleUnitsPerTurn}"`) +
    (picture.mirrored ? ' flipH="1"' : '');
  return (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${width}" cy="${height}"/><wp:effectExtent l="${wide}" t="${tall}" r="${wide}" b="${tall}"/>` +
    `<wp:docPr id="${id}" ${described}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic><a:graphicData uri="${pictureNamespace}"><pic:pic><pic:nvPicPr><pic:cNvPr id="${id}" ${described}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${sheet.picture(picture.image)}">${vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm${turn}><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  );
};
