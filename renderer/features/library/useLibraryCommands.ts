import { useEffect, useRef } from 'react';
import { useBridge } from '../../app/context.tsx';

type LibraryCommands = { readonly onUndo: () => void };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea') !== null;

/** What the shell's menu and the keyboard ask of the library: Ctrl+Z takes the last report back out of the trash. */
export const useLibraryCommands = (commands: LibraryCommands): void => {
  const bridge = useBridge();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(
    () =>
      bridge.on('menu.command', ({ command }) => {
        if (command === 'undo') latest.current.onUndo();
      }),
    [bridge],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      latest.current.onUndo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
};
