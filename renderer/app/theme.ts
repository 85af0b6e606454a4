import { useEffect } from 'react';
import type { Settings } from '../../shared/contract/settings.ts';

/** Puts the chosen theme on the root element; "system" leaves the decision to the system. */
export const useTheme = (theme: Settings['theme']): void => {
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
};
