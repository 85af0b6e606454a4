/** The element that scrolls the form, for lists that draw only what is in sight. */
import { createContext, useContext } from 'react';

export const ScrollerContext = createContext<HTMLElement | null>(null);
export const useScroller = (): HTMLElement | null => useContext(ScrollerContext);
