/**
 * Whether what is shown may be read only, and not edited: fields inside are then read-only instead of disabled, so that their
 * text can still be reached, selected and copied, and buttons that edit are not there.
 */
import { createContext, useContext } from 'react';

export const ReadOnly = createContext(false);
export const useReadOnly = (): boolean => useContext(ReadOnly);
