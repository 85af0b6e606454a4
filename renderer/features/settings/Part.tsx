import type { JSX, ReactNode } from 'react';
import './settings.css';

/** A part of the settings: what it is about on the left, its fields on the right. */
export const Part = ({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}): JSX.Element => (
  <section className="settings__part">
    <div className="settings__words">
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
    <div className="settings__fields">{children}</div>
  </section>
);
