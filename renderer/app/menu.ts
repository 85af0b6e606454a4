import { useEffect } from 'react';
import { useToasts } from '../ui/toast/toasts.tsx';
import { useBridge } from './context.tsx';
import { navigate } from './route.ts';

/** Entries of the shell's menu that lead to another screen. What acts on a screen is heard by that screen. */
export const useMenuNavigation = (): void => {
  const bridge = useBridge();
  const toasts = useToasts();
  useEffect(
    () =>
      bridge.on('menu.command', ({ command }) => {
        if (command === 'settings') navigate({ screen: 'settings' });
        if (command === 'library') navigate({ screen: 'library' });
        if (command === 'import') navigate({ screen: 'import' });
        if (command === 'new-report') {
          const create = async () => {
            const created = await bridge.invoke('library.create', { from: 'template' });
            if (created.ok) navigate({ screen: 'report', id: created.value.id });
            else toasts.show({ title: created.error.message, detail: created.error.next, tone: 'error' });
          };
          void create();
        }
      }),
    [bridge, toasts],
  );
};
