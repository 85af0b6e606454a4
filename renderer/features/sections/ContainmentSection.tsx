import type { JSX } from 'react';
import { LineList } from './fields/LineList.tsx';

export const ContainmentSection = (): JSX.Element => (
  <div className="fields fields--wide">
    <LineList
      path={['response', 'containment']}
      label="Containment actions"
      help="What stopped the incident from spreading."
      noun="containment action"
      isNumbered
    />
    <LineList
      path={['response', 'eradication']}
      label="Eradication actions"
      help="What removed the cause."
      noun="eradication action"
      isNumbered
    />
    <LineList
      path={['response', 'recovery']}
      label="Recovery actions"
      help="What brought normal service back, and how that was verified."
      noun="recovery action"
      isNumbered
    />
  </div>
);
