import type { JSX } from 'react';
import { ProseField } from './fields/TextFields.tsx';
import { WhyList } from './fields/WhyList.tsx';

export const RootCauseSection = (): JSX.Element => (
  <div className="fields">
    <ProseField path={['rootCause', 'problemStatement']} minRows={2} />
    <WhyList />
    <ProseField path={['rootCause', 'rootCause']} minRows={4} />
  </div>
);
