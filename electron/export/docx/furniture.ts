/** What stands on every page: identity above, record and page count below, the watermark behind. */
import { Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { PageFurniture } from '../../../shared/document/blocks.ts';
import { hairline, line, sans } from './design.ts';
import type { Page } from './design.ts';

const rightEdge = (page: Page) => [{ type: TabStopType.RIGHT, position: page.textWidth }];

export const header = (furniture: PageFurniture, page: Page): Header =>
  new Header({
    children: [
      new Paragraph({
        style: 'Header',
        tabStops: rightEdge(page),
        children: [
          new TextRun([furniture.incidentId, furniture.version].filter((part) => part !== '').join(' · ')),
          new TextRun({ children: ['\t', furniture.state] }),
          ...(furniture.watermark === ''
            ? []
            : [
                new TextWatermark({
                  text: furniture.watermark,
                  font: sans.ascii,
                  color: hairline,
                  opacity: 0.35,
                  width: 400,
                }),
              ]),
        ],
      }),
    ],
  });

export const footer = (furniture: PageFurniture, page: Page): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: rightEdge(page),
        border: { top: line(0.25, hairline, 6) },
        children: [
          new TextRun(`Record ${furniture.shortHash} · saved ${furniture.recordedAt}`),
          new TextRun({
            children: ['\t', 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
