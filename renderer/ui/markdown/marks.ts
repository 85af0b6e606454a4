/** What the toolbar of a Markdown field does to text and selection, as pure functions. */

/** A text with a selection; offsets in UTF-16 code units. */
export type Selected = { readonly text: string; readonly start: number; readonly end: number };

/** Puts a mark around the selection, or takes it away where it is there already. */
export const toggleMark = ({ text, start, end }: Selected, mark: string): Selected => {
  const size = mark.length;
  const outer = text.slice(start - size, start) === mark && text.slice(end, end + size) === mark;
  // One star beside another belongs to "**", not to "*".
  const isWider = mark === '*' && (text[start - 2] === '*' || text[end + 1] === '*');
  if (outer && !isWider && start >= size) {
    return {
      text: text.slice(0, start - size) + text.slice(start, end) + text.slice(end + size),
      start: start - size,
      end: end - size,
    };
  }
  const inside = text.slice(start, end);
  if (
    inside.length >= 2 * size &&
    inside.startsWith(mark) &&
    inside.endsWith(mark) &&
    !(mark === '*' && inside.startsWith('**'))
  ) {
    return {
      text: text.slice(0, start) + inside.slice(size, -size) + text.slice(end),
      start,
      end: end - 2 * size,
    };
  }
  // Marks next to a space are not read as marks: leave the spaces at the ends outside.
  const from = start + (inside.length - inside.trimStart().length);
  const to = inside.trim() === '' ? end : end - (inside.length - inside.trimEnd().length);
  const first = inside.trim() === '' ? start : from;
  return {
    text: text.slice(0, first) + mark + text.slice(first, to) + mark + text.slice(to),
    start: first + size,
    end: to + size,
  };
};

/** Makes the selected lines items of a list, or plain lines again where all of them are items. */
export const toggleList = ({ text, start, end }: Selected): Selected => {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', Math.max(from, end));
  const to = stop === -1 ? text.length : stop;
  const lines = text.slice(from, to).split('\n');
  const isList =
    lines.every((each) => each.startsWith('- ') || each.trim() === '') &&
    lines.some((each) => each.startsWith('- '));
  const changed = lines
    .map((each) =>
      isList ? each.replace(/^- /, '') : each.trim() === '' && lines.length > 1 ? each : `- ${each}`,
    )
    .join('\n');
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
};

/** Makes the selection a link; its address is then selected, ready to be typed over. */
export const insertLink = ({ text, start, end }: Selected): Selected => {
  const words = text.slice(start, end);
  const address = 'https://';
  const at = start + words.length + 3;
  return {
    text: `${text.slice(0, start)}[${words}](${address})${text.slice(end)}`,
    start: words === '' ? start + 1 : at,
    end: words === '' ? start + 1 : at + address.length,
  };
};
