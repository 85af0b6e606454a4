import type { JSX, ReactNode } from 'react';
import './frame.css';

/** The bar at the top of a screen. */
export const Header = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <header className="app-header">{children}</header>
);

/** The product's mark and name. */
export const Brand = (): JSX.Element => (
  <span className="app-brand">
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <rect className="app-brand__ground" width="32" height="32" rx="7" />
      <path className="app-brand__line" d="M10 7h8l5 5v13H10z" strokeLinejoin="round" />
      <path
        className="app-brand__line"
        d="m13.5 18.5 2.6 2.6 4.2-5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
    Debrief
  </span>
);
