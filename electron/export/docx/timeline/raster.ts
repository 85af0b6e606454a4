/** Fills a scene's shapes on a bitmap, for readers of the document that cannot draw SVG. */
import type { PathCommand, Scene, Shape } from './scene.ts';

export type Bitmap = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly pixels: Uint8Array;
};

type Edge = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Straight pieces of a curve; at print sizes more would not show. */
const pieces = 8;
/** Lines sampled in each row of pixels. */
const samples = 4;

/** Where the end point of each command lies, and the points on the way there. */
const pointsOf = (command: PathCommand, x: number, y: number): readonly (readonly [number, number])[] => {
  const steps = Array.from({ length: pieces }, (_, index) => (index + 1) / pieces);
  switch (command[0]) {
    case 'M':
    case 'L':
      return [[command[1], command[2]]];
    case 'Q': {
      const [, cx, cy, ex, ey] = command;
      return steps.map((t) => {
        const u = 1 - t;
        return [u * u * x + 2 * u * t * cx + t * t * ex, u * u * y + 2 * u * t * cy + t * t * ey];
      });
    }
    case 'C': {
      const [, ax, ay, bx, by, ex, ey] = command;
      return steps.map((t) => {
        const u = 1 - t;
        const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
        return [p * x + q * ax + r * bx + s * ex, p * y + q * ay + r * by + s * ey];
      });
    }
    case 'Z':
      return [];
  }
};

/** The outline as straight edges in pixels, each contour closed. */
const edgesOf = (shape: Shape, scale: number): readonly Edge[] => {
  const edges: Edge[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number): void => {
    if (y !== toY) edges.push({ x0: x * scale, y0: y * scale, x1: toX * scale, y1: toY * scale });
    [x, y] = [toX, toY];
  };
  for (const command of shape.path) {
    if (command[0] === 'M' || command[0] === 'Z') lineTo(startX, startY);
    if (command[0] === 'M') [x, y, startX, startY] = [command[1], command[2], command[1], command[2]];
    else for (const [toX, toY] of pointsOf(command, x, y)) lineTo(toX, toY);
  }
  lineTo(startX, startY);
  return edges;
};

/** Where a level line crosses the edges, from left to right, with the turn each crossing takes. */
const crossings = (edges: readonly Edge[], y: number): readonly { x: number; turn: number }[] =>
  edges
    .filter((edge) => Math.min(edge.y0, edge.y1) <= y && y < Math.max(edge.y0, edge.y1))
    .map((edge) => ({
      x: edge.x0 + ((y - edge.y0) / (edge.y1 - edge.y0)) * (edge.x1 - edge.x0),
      turn: edge.y1 > edge.y0 ? 1 : -1,
    }))
    .toSorted((a, b) => a.x - b.x);

/** Adds the covered part of each pixel between two places of a row. */
const cover = (row: Float32Array, from: number, to: number): void => {
  const [left, right] = [Math.max(0, from), Math.min(row.length, to)];
  for (let x = Math.floor(left); x < right; x += 1) {
    row[x] = (row[x] ?? 0) + (Math.min(x + 1, right) - Math.max(x, left)) / samples;
  }
};

const fillShape = (shape: Shape, scale: number, bitmap: Bitmap): void => {
  const edges = edgesOf(shape, scale);
  if (edges.length === 0) return;
  const colour = [0, 2, 4].map((at) => Number.parseInt(shape.fill.slice(at, at + 2), 16));
  const heights = edges.flatMap((edge) => [edge.y0, edge.y1]);
  const top = Math.max(0, Math.floor(Math.min(...heights)));
  const bottom = Math.min(bitmap.height, Math.ceil(Math.max(...heights)));
  const places = edges.flatMap((edge) => [edge.x0, edge.x1]);
  const left = Math.max(0, Math.floor(Math.min(...places)));
  const right = Math.min(bitmap.width, Math.ceil(Math.max(...places)));
  const row = new Float32Array(bitmap.width);
  for (let y = top; y < bottom; y += 1) {
    row.fill(0, left, right);
    const here = edges.filter((edge) => Math.min(edge.y0, edge.y1) < y + 1 && Math.max(edge.y0, edge.y1) > y);
    for (let sample = 0; sample < samples; sample += 1) {
      let winding = 0;
      let from = 0;
      for (const { x, turn } of crossings(here, y + (sample + 0.5) / samples)) {
        if (winding === 0) from = x;
        winding += turn;
        if (winding === 0) cover(row, from, x);
      }
    }
    blend(row.subarray(left, right), colour, bitmap, y * bitmap.width + left);
  }
};

/** Lays the colour over what is there, covering each pixel by its part; `start` is the pixel of the row's first part. */
const blend = (row: Float32Array, colour: readonly number[], bitmap: Bitmap, start: number): void => {
  row.forEach((part, x) => {
    if (part === 0) return;
    const at = (start + x) * 4;
    const over = Math.min(1, part);
    const under = ((bitmap.pixels[at + 3] ?? 0) / 255) * (1 - over);
    colour.forEach((value, channel) => {
      const mixed = (value * over + (bitmap.pixels[at + channel] ?? 0) * under) / (over + under);
      bitmap.pixels[at + channel] = Math.round(mixed);
    });
    bitmap.pixels[at + 3] = Math.round((over + under) * 255);
  });
};

/** The scene on a clear ground, at `scale` pixels a point. */
export const rasterise = (scene: Scene, scale: number): Bitmap => {
  const [width, height] = [Math.ceil(scene.width * scale), Math.ceil(scene.height * scale)];
  // Clear white, not clear black: programs that scale the picture mix in the colour of clear pixels.
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 0;
  const bitmap = { width, height, pixels };
  for (const shape of scene.shapes) fillShape(shape, scale, bitmap);
  return bitmap;
};
