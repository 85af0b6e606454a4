import type { JSX } from 'react';
import { LineList } from './fields/LineList.tsx';

export const LessonsSection = (): JSX.Element => (
  <div className="fields fields--wide">
    <LineList path={['lessons', 'wentWell']} label="What went well" noun="thing that went well" />
    <LineList path={['lessons', 'wentWrong']} label="What went wrong" noun="thing that went wrong" />
    <LineList path={['lessons', 'lucky']} label="Where we got lucky" noun="lucky circumstance" />
    <LineList
      path={['lessons', 'opportunities']}
      label="Opportunities for improvement"
      noun="opportunity"
      isNumbered
    />
  </div>
);
