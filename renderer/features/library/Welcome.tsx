import type { JSX } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { Source } from './useReportActions.ts';
import './welcome.css';

/** The filled examples, with the words that present them. */
export const examples: readonly { readonly from: Source; readonly label: string; readonly detail: string }[] =
  [
    { from: 'outage', label: 'Outage', detail: 'Closed, with a full timeline and actions' },
    { from: 'data-breach', label: 'Data breach', detail: 'Notifiable, to be signed by the CISO too' },
    { from: 'ransomware', label: 'Ransomware', detail: 'Still open, a draft with gaps' },
  ];

/** First start: one press opens a filled example, another starts an empty report. */
export const Welcome = ({ onCreate }: { readonly onCreate: (from: Source) => void }): JSX.Element => (
  <section className="welcome" aria-labelledby="welcome-title">
    <h2 id="welcome-title" className="welcome__title">
      Write the report that has to hold
    </h2>
    <p className="welcome__lede">
      Debrief turns an incident into a complete, signature-ready report. Everything you type is saved on this
      machine as you type; nothing leaves it.
    </p>
    <div className="welcome__actions">
      <Button variant="primary" icon="plus" onPress={() => onCreate('template')}>
        Start an empty report
      </Button>
    </div>
    <h3 className="welcome__subtitle">Or open a filled example</h3>
    <ul className="welcome__examples">
      {examples.map(({ from, label, detail }) => (
        <li key={from}>
          <Button className="welcome__example" onPress={() => onCreate(from)}>
            <span className="welcome__example-words">
              <span>{label}</span>
              <small>{detail}</small>
            </span>
            <Icon name="chevron-right" />
          </Button>
        </li>
      ))}
    </ul>
    <p className="welcome__hint">
      <Icon name="import" />
      <span>
        Have a report already? Drop a Markdown, text or JSON file anywhere on this window, or choose{' '}
        <b>Import…</b> above. What has no field is kept as notes.
      </span>
    </p>
  </section>
);
