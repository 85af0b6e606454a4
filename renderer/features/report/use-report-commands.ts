/** What keys, menu and buttons do on the report screen. */
import { useEffect, useMemo } from 'react';
import type { Change, Diff } from '../../../shared/report/diff.ts';
import { fieldAt } from '../../../shared/report/fields.ts';
import { pathToText } from '../../../shared/report/path.ts';
import { useBridge } from '../../app/context.tsx';
import { useSession } from '../../store/hooks.tsx';
import { announce } from '../../ui/Announcer.tsx';
import type { Revealer } from './reveal.tsx';

/** The field or row that a change touched. */
export const placeOf = (change: Change): string => {
  if (change.kind === 'set') return pathToText(change.path);
  const id = change.kind === 'move' ? change.id : change.row.id;
  return pathToText([...change.path, id]);
};

const tell = (verb: string, diff: Diff, revealer: Revealer): void => {
  const change = diff.at(-1);
  if (!change) return;
  const place = placeOf(change);
  const label = fieldAt(place)?.label ?? fieldAt(pathToText(change.path))?.label ?? '';
  announce(label === '' ? `${verb}.` : `${verb}: ${label}.`);
  revealer.reveal(place);
};

export type ReportCommands = {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
};

/** A dialog has fields and an undo of its own. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;

/** What the screen itself opens. */
type Openers = {
  readonly export: () => void;
  readonly print: () => void;
  readonly preview: () => void;
};

export const useReportCommands = (revealer: Revealer, openers: Openers): ReportCommands => {
  const { export: openExport, print, preview } = openers;
  const { store, autosave } = useSession();
  const bridge = useBridge();

  const commands = useMemo(
    (): ReportCommands => ({
      undo: () => {
        const diff = store.undo();
        if (diff) tell('Undone', diff, revealer);
        else announce('Nothing to undo.');
      },
      redo: () => {
        const diff = store.redo();
        if (diff) tell('Redone', diff, revealer);
        else announce('Nothing to redo.');
      },
      save: () => void autosave.flush(),
    }),
    [store, autosave, revealer],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      if (isInDialog(event.target)) return;
      const key = event.key.toLowerCase();
      const action = {
        z: event.shiftKey ? commands.redo : commands.undo,
        y: commands.redo,
        s: commands.save,
        e: openExport,
        p: event.shiftKey ? preview : print,
      }[key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    // The context menu of a text field offers an undo of its own, which knows nothing of the report.
    const onBeforeInput = (event: InputEvent): void => {
      if (isInDialog(event.target)) return;
      if (event.inputType === 'historyUndo') {
        event.preventDefault();
        commands.undo();
      } else if (event.inputType === 'historyRedo') {
        event.preventDefault();
        commands.redo();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('beforeinput', onBeforeInput);
    const stop = bridge.on('menu.command', ({ command }) => {
      if (command === 'undo') commands.undo();
      if (command === 'redo') commands.redo();
      if (command === 'export') openExport();
      if (command === 'print') print();
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('beforeinput', onBeforeInput);
      stop();
    };
  }, [bridge, commands, openExport, print, preview]);

  return commands;
};
