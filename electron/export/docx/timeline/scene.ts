/** A drawing as filled shapes: what both the vector picture and its bitmap are made from. Lengths are points, y down. */

export type PathCommand =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** A filled outline; overlapping parts are filled (non-zero rule). `fill` is six hex digits. */
export type Shape = { readonly fill: string; readonly path: readonly PathCommand[] };

export type Scene = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] };

export const rectangle = (x: number, y: number, width: number, height: number, fill: string): Shape => ({
  fill,
  path: [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']],
});

/** How far the handles of four curves stand off for them to look like a circle. */
const roundness = 0.5523;

export const disc = (x: number, y: number, radius: number, fill: string): Shape => {
  const k = radius * roundness;
  return {
    fill,
    path: [
      ['M', x + radius, y],
      ['C', x + radius, y + k, x + k, y + radius, x, y + radius],
      ['C', x - k, y + radius, x - radius, y + k, x - radius, y],
      ['C', x - radius, y - k, x - k, y - radius, x, y - radius],
      ['C', x + k, y - radius, x + radius, y - k, x + radius, y],
      ['Z'],
    ],
  };
};

const movedCommand = (command: PathCommand, by: number): PathCommand => {
  switch (command[0]) {
    case 'M':
    case 'L':
      return [command[0], command[1] + by, command[2]];
    case 'Q':
      return ['Q', command[1] + by, command[2], command[3] + by, command[4]];
    case 'C': {
      const [, ax, ay, bx, by2, x, y] = command;
      return ['C', ax + by, ay, bx + by, by2, x + by, y];
    }
    case 'Z':
      return command;
  }
};

/** The shape, `by` further right. */
export const moved = (shape: Shape, by: number): Shape => ({
  ...shape,
  path: shape.path.map((command) => movedCommand(command, by)),
});
