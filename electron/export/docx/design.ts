/**
 * The look of the Word document, in Word's own units: twips (1/20 pt) for lengths, half-points for type sizes, eighths
 * of a point for borders. It mirrors the PDF; where Word knows no quarter points the nearest half is taken.
 */
import { paperPoints } from '../../../shared/document/blocks.ts';
import type { PaperSize } from '../../../shared/document/blocks.ts';
import type { FontName, Line } from './model.ts';

export const ink = '16202B';
export const quiet = '465463';
export const accent = '1D3F72';
export const hairline = 'C3CCD5';
/** Ground of code. */
export const panel = 'EFF2F5';
/** Dots that lead to a page number. */
export const leader = '8C98A4';
export const ground = 'FFFFFF';
/** Spans of the timeline, told apart by lightness as well as by hue, for print in black and white. */
export const spanColours = ['C98A72', 'DCC798', '6FA3A3', 'B9CBE0', '8F86AD'] as const;
export const severityColours = { P0: '8F1D17', P1: 'B4471A', P2: '7A5200', P3: '4A5A6A' } as const;

/**
 * The faces. `substitute`: what a reader without embedded fonts shows. `complex`: scripts that the face does not hold
 * are left to one every Word has; a missing East Asian face is Word's own choice by language.
 */
export const fonts: Readonly<
  Record<FontName, { readonly name: string; readonly substitute: string; readonly complex: string }>
> = {
  serif: { name: 'Source Serif 4', substitute: 'Georgia', complex: 'Times New Roman' },
  sans: { name: 'IBM Plex Sans', substitute: 'Arial', complex: 'Arial' },
  mono: { name: 'IBM Plex Mono', substitute: 'Courier New', complex: 'Courier New' },
};

/** The signs of boxes; the serif holds them, and it is embedded, so that boxes look the same everywhere. */
export const tickedBox = '\u2611';
export const untickedBox = '\u2610';

/** Twips in `value` millimetres. */
export const mm = (value: number): number => Math.round((value * 1440) / 25.4);
/** Twips in `value` points. */
export const pt = (value: number): number => Math.round(value * 20);
/** Half-points in `value` points. */
export const size = (value: number): number => Math.round(value * 2);

export type Page = {
  /** Twips. */
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
    readonly header: number;
    readonly footer: number;
  };
  /** Twips between the margins. */
  readonly textWidth: number;
  readonly textHeight: number;
};

/** Width of the margin column in which section numbers hang, twips. */
export const numberHang = mm(11);

/** The page of a paper size: 24 mm at the bound edge, 20 mm outside, 26 mm above, 22 mm below. */
export const pageOf = (paper: PaperSize): Page => {
  const width = pt(paperPoints[paper][0]);
  const height = pt(paperPoints[paper][1]);
  const margin = {
    left: mm(24),
    right: mm(20),
    top: mm(26),
    bottom: mm(22),
    header: mm(11),
    footer: mm(10),
  };
  return {
    width,
    height,
    margin,
    textWidth: width - margin.left - margin.right,
    textHeight: height - margin.top - margin.bottom,
  };
};

/** A line of `points` thickness, `space` points from the text. */
export const line = (points: number, color: string, space = 0): Line => ({
  width: Math.round(points * 8),
  color,
  space,
});
/** Takes away the line that a table's style would draw. */
export const noLine: Line = { width: 0, color: 'auto', space: 0 };
