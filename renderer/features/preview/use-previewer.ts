import { useEffect, useState } from 'react';
import { useBridge, useSettings } from '../../app/context.tsx';
import { useStore } from '../../store/hooks.tsx';
import { newId } from '../../store/new-id.ts';
import { browserTimers } from '../../store/report-session.ts';
import { createPreviewer, type Previewer } from './previewer.ts';

/** Renders the open report for as long as the component is shown. */
export const usePreviewer = (): Previewer => {
  const bridge = useBridge();
  const store = useStore();
  const { paper } = useSettings().settings;
  const [previewer] = useState(() =>
    createPreviewer({ bridge, store, paper, timers: browserTimers, newJob: newId }),
  );
  useEffect(() => previewer.start(), [previewer]);
  return previewer;
};
