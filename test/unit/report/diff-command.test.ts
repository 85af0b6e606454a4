import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReports } from '../../../shared/history/compare.ts';
import { execute } from '../../../shared/report/command.ts';
import { commandOf } from '../../../shared/report/diff-command.ts';
import { commandOf as editCommand, counter, edits, startReport } from '../store/commands.ts';

describe('commandOf', () => {
  it('makes any two states of a report into each other by one edit', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const newId = counter();
        const before = startReport();
        let after = before;
        for (const edit of made) {
          const command = editCommand(after, edit, newId);
          const result = command && execute(after, command);
          if (result?.ok === true) after = result.report;
        }
        const back = execute(after, commandOf(compareReports(after, before), 'Put back'));
        expect(back.ok && back.report).toEqual(before);
      }),
    );
  });
});

describe('a batch of settings', () => {
  const set = (path: string[], value: unknown) => ({ kind: 'set' as const, path, value });

  it('sees what the ones before it set, inside and around its own field', () => {
    const report = startReport();
    const list = ['response', 'containment'];
    const result = execute(report, {
      kind: 'batch',
      label: 'Test',
      commands: [
        set(list, [{ id: 'a', text: 'one' }]),
        set([...list, 'a', 'text'], 'two'),
        set([...list, 'a', 'text'], 'three'),
        set(list, [{ id: 'b', text: 'four' }]),
      ],
    });
    expect(result.ok && result.report.response.containment).toEqual([{ id: 'b', text: 'four' }]);
    expect(result.ok && result.diff.map((change) => change.kind === 'set' && change.before)).toEqual([
      [],
      'one',
      'two',
      [{ id: 'a', text: 'three' }],
    ]);
  });
});
