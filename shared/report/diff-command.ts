/** A diff as a command: what was computed (a restored state, a merge) becomes an edit like any other. */
import type { Command } from './command.ts';
import type { Change, Diff } from './diff.ts';

type Single = Exclude<Command, { readonly kind: 'batch' }>;

const single = (change: Change): Single => {
  const { kind, path } = change;
  switch (kind) {
    case 'set':
      return { kind, path, value: change.after };
    case 'insert':
      return { kind, path, index: change.index, row: change.row };
    case 'remove':
      return { kind, path, id: change.row.id };
    case 'move':
      return { kind, path, id: change.id, to: change.to };
  }
};

/** The command that makes the changes of a diff together, in their order. `label` says what it does: "Put back". */
export const commandOf = (diff: Diff, label: string): Command => ({
  kind: 'batch',
  label,
  commands: diff.map(single),
});
