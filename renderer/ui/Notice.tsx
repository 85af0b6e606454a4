import type { JSX, ReactNode } from 'react';
import type { Failure } from '../../shared/contract/result.ts';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icons.tsx';
import './labels.css';

type Tone = 'info' | 'ok' | 'warning' | 'error';
const icons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  ok: 'check',
  warning: 'warning',
  error: 'error',
};

type NoticeProps = {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Read out when it appears. Errors are, unless told. */
  readonly announce?: boolean;
};

/** Something to know about the screen it stands on. */
export const Notice = ({ tone = 'info', title, children, action, announce }: NoticeProps): JSX.Element => (
  <div
    className={classes('ui-notice', `ui-notice--${tone}`)}
    role={(announce ?? tone === 'error') ? 'alert' : undefined}
  >
    <Icon name={icons[tone]} />
    <div className="ui-notice__body">
      {title === undefined ? null : <div className="ui-notice__title">{title}</div>}
      {children}
      {action}
    </div>
  </div>
);

/** A failure in full: what happened, what was kept, what to do next. */
export const FailureNotice = ({
  failure,
  action,
}: {
  readonly failure: Failure;
  readonly action?: ReactNode;
}): JSX.Element => (
  <Notice tone="error" title={failure.message} action={action}>
    {failure.kept === '' ? null : <p>{failure.kept}</p>}
    {failure.next === '' ? null : <p>{failure.next}</p>}
    {failure.problems.length === 0 ? null : (
      <ul className="ui-notice__problems">
        {failure.problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path === '' ? null : <code>{path}: </code>}
            {message}
          </li>
        ))}
      </ul>
    )}
  </Notice>
);
