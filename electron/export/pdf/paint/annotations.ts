/** Links and empty signature fields. */
import type { FieldOp, LinkOp } from '../layout/drawing.ts';
import type { PdfFile, Ref } from './file.ts';
import type { TagTree } from './tag-tree.ts';

export type AnnotationPainter = {
  link(op: LinkOp, x: number, y: number, page: number): void;
  signatureField(op: FieldOp, x: number, y: number, page: number): void;
};

/** Printed with the page; not hidden. */
const printed = 4;

export const annotationPainter = (
  file: PdfFile,
  tags: TagTree,
  destinationOf: (anchor: string) => string,
): AnnotationPainter => {
  const fields: Ref[] = [];
  const rectangle = (op: LinkOp | FieldOp, x: number, y: number): readonly number[] => {
    const { height } = file.sheet;
    return [x + op.x, height - (y + op.y + op.height), x + op.x + op.width, height - (y + op.y)];
  };
  const add = (data: Record<string, unknown>, op: LinkOp | FieldOp, page: number): Ref => {
    const ref = file.object({ Type: 'Annot', Border: [0, 0, 0], F: printed, ...data });
    ref.data['StructParent'] = tags.annotate(op.tag, page, ref);
    file.sheet.annotations.push(ref);
    return ref;
  };
  return {
    link: (op, x, y, page) => {
      const action =
        'url' in op.target
          ? { S: 'URI', URI: new String(encodeURI(decodable(op.target.url))) }
          : { S: 'GoTo', D: new String(destinationOf(op.target.anchor)) };
      add(
        { Subtype: 'Link', Rect: rectangle(op, x, y), Contents: new String(op.says), A: action },
        op,
        page,
      ).end();
    },
    signatureField: (op, x, y, page) => {
      const look = file.object({
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, op.width, op.height],
        Resources: {},
      });
      look.end(new Uint8Array());
      const field = add(
        {
          Subtype: 'Widget',
          FT: 'Sig',
          T: new String(`signature-${fields.length + 1}`),
          TU: new String(op.says),
          Contents: new String(op.says),
          Rect: rectangle(op, x, y),
          AP: { N: look },
        },
        op,
        page,
      );
      field.end();
      fields.push(field);
      if (fields.length === 1) file.form(fields);
    },
  };
};

/** Addresses in a PDF are ASCII; what is already escaped stays as it is. */
const decodable = (url: string): string => {
  try {
    return decodeURI(url.toWellFormed());
  } catch {
    return url.toWellFormed();
  }
};
