import { createContext, type JSX, type ReactNode, use } from 'react';
import { useIsReadOnly } from '../../store/hooks.tsx';
import { ReadOnly } from '../../ui/read-only.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { type Comparing, useComparing } from './use-comparing.ts';

const ComparingContext = createContext<Comparing | null>(null);

/** Which moments are compared, for the history panel inside a `ComparingProvider`. */
export const useSharedComparing = (): Comparing => {
  const comparing = use(ComparingContext);
  if (comparing === null) throw new Error('there is no ComparingProvider around the history');
  return comparing;
};

/**
 * Keeps a comparison, and what was typed in it, apart from the panel where it was asked for: a window that is made narrow takes
 * the panel away.
 */
export const ComparingProvider = ({ children }: { readonly children: ReactNode }): JSX.Element => {
  const comparing = useComparing();
  const isReadOnly = useIsReadOnly();
  return (
    <ComparingContext value={comparing}>
      {children}
      {comparing.pair ? (
        <ReadOnly value={isReadOnly}>
          <CompareDialog pair={comparing.pair} onClose={comparing.end} />
        </ReadOnly>
      ) : null}
    </ComparingContext>
  );
};
