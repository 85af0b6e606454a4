/** What the bench uses of packages that only test/bench installs, so that types are checked without them. */

declare module 'pdfmake' {
  export type PdfmakeNode = string | { readonly [key: string]: unknown };
  const pdfmake: {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(policy: (url: string) => boolean): void;
    setLocalAccessPolicy(policy: (path: string) => boolean): void;
    createPdf(definition: Readonly<Record<string, unknown>>): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}

declare module 'jspdf' {
  export class jsPDF {
    constructor(options: Readonly<Record<string, unknown>>);
    addFileToVFS(name: string, base64: string): void;
    addFont(file: string, family: string, style: string): void;
    setFont(family: string, style?: string): void;
    setFontSize(points: number): void;
    setLineHeightFactor(factor: number): void;
    setProperties(properties: Readonly<Record<string, string>>): void;
    splitTextToSize(text: string, width: number): string[];
    text(
      text: string | readonly string[],
      x: number,
      y: number,
      options?: { align?: string; baseline?: string },
    ): void;
    addPage(): void;
    setPage(page: number): void;
    getNumberOfPages(): number;
    output(type: 'arraybuffer'): ArrayBuffer;
  }
}

declare module 'jspdf-autotable' {
  import type { jsPDF } from 'jspdf';
  export type AutoTableOptions = Readonly<Record<string, unknown>>;
  export const autoTable: (document: jsPDF, options: AutoTableOptions) => void;
}

declare module 'html-to-docx' {
  const htmlToDocx: (
    html: string,
    headerHtml: string | null,
    options: Readonly<Record<string, unknown>>,
    footerHtml?: string,
  ) => Promise<Uint8Array>;
  export default htmlToDocx;
}
