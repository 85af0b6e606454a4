/** Tables of fixed layout that tell assistive technology what they hold. */
import { BuilderElement, Table, TableLayoutType, WidthType } from 'docx';
import type { ITableOptions, XmlComponent } from 'docx';

const attributeElement = (name: string, value: string): XmlComponent =>
  new BuilderElement<{ readonly val: string }>({
    name,
    attributes: { val: { key: 'w:val', value } },
  });

/** A table with Word's "alt text"; the library itself cannot write it. */
class CaptionedTable extends Table {
  constructor(options: ITableOptions, caption: string) {
    super(options);
    const properties = this.root.find((child) => typeof child !== 'string');
    if (properties !== undefined && 'addChildElement' in properties) {
      properties.addChildElement(attributeElement('w:tblCaption', caption));
    }
  }
}

/** A table of `widths` twips columns. The caption is not printed. */
export const fixedTable = (
  widths: readonly number[],
  caption: string,
  options: Omit<ITableOptions, 'width' | 'columnWidths' | 'layout'>,
): Table =>
  new CaptionedTable(
    {
      ...options,
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
    },
    caption,
  );
