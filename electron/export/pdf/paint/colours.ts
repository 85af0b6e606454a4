/** The operators that set colours. */
import type { Colour } from '../design.ts';

/** A report has a dozen colours, so the operator of each is kept. */
const colourSetter = (operator: 'rg' | 'RG'): ((colour: Colour) => string) => {
  const known = new WeakMap<Colour, string>();
  return (colour) => {
    let text = known.get(colour);
    if (text === undefined) {
      text = `${colour.map((channel) => Math.round(channel * 1000) / 1000).join(' ')} ${operator} `;
      known.set(colour, text);
    }
    return text;
  };
};

export const fillColour = colourSetter('rg');
export const strokeColour = colourSetter('RG');
