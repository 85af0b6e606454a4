import type { JSX } from 'react';
import { Attachments } from './fields/Attachments.tsx';
import { ProseField } from './fields/TextFields.tsx';

const appendices = [
  {
    key: 'logs',
    title: 'Appendix A: Relevant logs',
    hint: 'Sanitised excerpts, or where the logs are kept.',
  },
  {
    key: 'metrics',
    title: 'Appendix B: Metrics & graphs',
    hint: 'Graphs of error rates, usage and latency.',
  },
  { key: 'code', title: 'Appendix C: Code changes', hint: 'Pull requests or commits of the fix.' },
  {
    key: 'related',
    title: 'Appendix D: Related incidents',
    hint: 'Similar incidents and how they were resolved.',
  },
] as const;

export const AppendicesSection = (): JSX.Element => (
  <div className="fields fields--wide">
    {appendices.map(({ key, title, hint }) => (
      <section key={key} aria-label={title} className="fields">
        <ProseField path={['appendices', key, 'text']} label={title} description={hint} minRows={3} />
        <Attachments path={['appendices', key, 'attachments']} title={title} />
      </section>
    ))}
  </div>
);
