/** Characters that an export says it could not show, field by field. */
import type { ExportWarning } from '../../../shared/contract/channels.ts';

/** Null for a field that no warning names. */
export type Warned = (source: string) => ReadonlySet<string> | null;

export const warnedCharacters = (warnings: readonly ExportWarning[]): Warned => {
  const fields = new Map<string, Set<string>>();
  for (const { path, message, replaced = '' } of warnings) {
    const characters = fields.get(path) ?? new Set();
    for (const character of replaced) characters.add(character);
    for (const [, hex = ''] of message.matchAll(/\bU\+([0-9A-F]{4,6})\b/g)) {
      characters.add(String.fromCodePoint(Number.parseInt(hex, 16)));
    }
    fields.set(path, characters);
  }
  return (source) => fields.get(source) ?? null;
};
