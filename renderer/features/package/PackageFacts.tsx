import type { JSX } from 'react';
import type { PackageView } from '../../../shared/contract/package.ts';
import { count, formatBytes } from '../../ui/format/amount.ts';
import { exactWhen } from '../../ui/format/when.ts';
import { Notice } from '../../ui/Notice.tsx';

const historyWords = ({ entries, faults }: PackageView): string => {
  if (entries === 0) return 'None: it begins with this import';
  const length = count(entries, 'entry', 'entries');
  return faults.length === 0 ? `${length}, the chain is whole` : `${length}, the chain is damaged`;
};

const attachmentWords = ({ attachments, attachmentBytes, missing }: PackageView): string => {
  const held = attachments === 0 ? 'None' : `${count(attachments, 'file')}, ${formatBytes(attachmentBytes)}`;
  return missing === 0 ? held : `${held}; ${missing} missing at the sender’s`;
};

/** In UTC, as machines in two places agree on it; in full when it is pointed at. */
const Moment = ({ iso }: { readonly iso: string }): JSX.Element => (
  <time dateTime={iso} title={exactWhen(iso)}>
    {iso.slice(0, 10)} {iso.slice(11, 16)} UTC
  </time>
);

/** What a package holds, from whom and since when. */
export const PackageFacts = ({ view }: { readonly view: PackageView }): JSX.Element => (
  <>
    <dl className="package__facts">
      <dt>Report</dt>
      <dd>
        {view.title === '' ? 'Untitled report' : view.title}
        {view.incidentId === '' ? null : <span className="package__id">{view.incidentId}</span>}
      </dd>
      <dt>Packed</dt>
      <dd>
        <Moment iso={view.created} />
        {view.author === '' ? ', writer not named' : `, by ${view.author}`}
      </dd>
      <dt>Saved</dt>
      <dd>
        <Moment iso={view.savedAt} />
      </dd>
      <dt>History</dt>
      <dd>{historyWords(view)}</dd>
      <dt>Attachments</dt>
      <dd>{attachmentWords(view)}</dd>
      <dt>Package</dt>
      <dd>
        {formatBytes(view.size)}, {view.isEncrypted ? 'encrypted' : 'not encrypted'}, every byte checked
        <span className="package__hash" title={view.manifestSha256}>
          Manifest SHA-256 {view.manifestSha256.slice(0, 16)}…
        </span>
      </dd>
    </dl>
    {view.faults.length === 0 ? null : (
      <Notice tone="warning" title="The history in this package is damaged">
        <ul className="package__list">
          {view.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
        <p>The report itself is whole. Ask the sender how the history came to this.</p>
      </Notice>
    )}
  </>
);
