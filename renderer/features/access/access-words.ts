/** Who has a report, in words. */
import type { Access, Holder } from '../../../shared/contract/access.ts';
import { fieldAt } from '../../../shared/report/fields.ts';
import { sectionOf, sections } from '../../../shared/report/sections.ts';
import { localWhen } from '../../ui/format/when.ts';

/** " since today 14:32"; '' where that is not known. */
const since = (holder: Holder, now: Date): string => {
  if (Date.parse(holder.since) === 0) return '';
  const when = localWhen(holder.since, now);
  return ` since ${when.startsWith('Today') || when.startsWith('Yesterday') ? when.toLowerCase() : when}`;
};

/** "Ana Ruiz on ws-14", "another window on this machine". */
export const holderName = ({ user, machine, isHere }: Holder): string => {
  if (isHere) return 'another window on this machine';
  if (user === '' && machine === '') return 'another program';
  return [user === '' ? 'somebody' : user, machine === '' ? '' : `on ${machine}`].filter(Boolean).join(' ');
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "Ana Ruiz on ws-14 has been editing this report since today 14:32." */
export const heldWords = (holder: Holder, now: Date): string =>
  holder.isHere
    ? `This report is being edited in another window on this machine${since(holder, now)}.`
    : since(holder, now) === ''
      ? `${capital(holderName(holder))} is editing this report.`
      : `${capital(holderName(holder))} has been editing this report${since(holder, now)}.`;

/** A part of a report that is not shown, as a person finds it: "Incident: Severity". Paths unknown here stay paths. */
const partName = (path: string): string => {
  const label = fieldAt(path)?.label;
  const section = sections.find(({ id }) => id === sectionOf(path))?.title ?? '';
  return label === undefined ? path : `${section}: ${label}`;
};

export const omittedNames = ({ omitted }: Extract<Access, { kind: 'newer' }>): readonly string[] => [
  ...new Set(omitted.map(partName)),
];
