/** A scene as SVG, which Word shows sharp at any size. */
import type { PathCommand, Scene } from './scene.ts';

const figure = (value: number): string => String(Math.round(value * 100) / 100);

const command = ([letter, ...values]: PathCommand): string => letter + values.map(figure).join(' ');

export const toSvg = (scene: Scene): Uint8Array => {
  const [width, height] = [figure(scene.width), figure(scene.height)];
  const paths = scene.shapes
    .filter((shape) => shape.path.length > 0)
    .map((shape) => `<path fill="#${shape.fill}" d="${shape.path.map(command).join('')}"/>`);
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">`;
  return new TextEncoder().encode(`${open}${paths.join('')}</svg>`);
};
