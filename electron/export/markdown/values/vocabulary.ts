/** Other people's words for the closed vocabularies of a report. `exact` says that the word is the form's own. */
import {
  type ActionStatus,
  actionStatuses,
  actionStatusLabels,
  type IncidentType,
  incidentTypeLabels,
  incidentTypes,
  type Phase,
  phaseLabels,
  phases,
  type Severity,
  severities,
} from '../../../../shared/report/vocabulary.ts';

export type Reading<T> = { readonly value: T; readonly exact: boolean };

const canonical = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

const lookup = <T>(own: readonly (readonly [string, T])[], others: Readonly<Record<string, T>>) => {
  const exact = new Map(own);
  const rough = new Map([
    ...Object.entries(others),
    ...own.map(([word, value]) => [canonical(word), value] as const),
  ]);
  return (text: string): Reading<T> | null => {
    const value = exact.get(text.trim());
    if (value !== undefined) return { value, exact: true };
    const guess = rough.get(canonical(text));
    return guess === undefined ? null : { value: guess, exact: false };
  };
};

const severityWords = lookup<Severity>(
  severities.map((severity) => [severity, severity]),
  {
    critical: 'P0',
    blocker: 'P0',
    urgent: 'P0',
    high: 'P1',
    major: 'P1',
    important: 'P1',
    medium: 'P2',
    moderate: 'P2',
    normal: 'P2',
    low: 'P3',
    minor: 'P3',
  },
);

/**
 * "P1", "High", "Critical", "SEV-2", "Sev1 (High)". Numbered scales that begin at 1 ("SEV1" is the worst) are read one
 * step up; "SEV0" and "P0" are the worst of theirs.
 */
export const readSeverity = (text: string): Reading<Severity> | null => {
  const known = severityWords(text);
  if (known) return known;
  const numbered = /^(?:sev|severity|s|priority|prio)[\s-]*([0-4])\b/iu.exec(text.trim());
  if (numbered) {
    const value = severities[Math.max(0, Number(numbered[1]) - 1)];
    return value ? { value, exact: false } : null;
  }
  const lettered = /^(P[0-3])\b/u.exec(text.trim())?.[1];
  const level = severities.find((severity) => severity === lettered);
  return level ? { value: level, exact: false } : severityWords(/^\p{L}+/u.exec(text.trim())?.[0] ?? '');
};

export const readStatus = lookup<ActionStatus>(
  actionStatuses.map((status) => [actionStatusLabels[status], status]),
  {
    done: 'completed',
    complete: 'completed',
    closed: 'completed',
    fixed: 'completed',
    resolved: 'completed',
    shipped: 'completed',
    '✅': 'completed',
    'in progress': 'in-progress',
    ongoing: 'in-progress',
    started: 'in-progress',
    doing: 'in-progress',
    wip: 'in-progress',
    open: 'planned',
    todo: 'planned',
    'to do': 'planned',
    'not started': 'planned',
    new: 'planned',
    backlog: 'planned',
    scheduled: 'planned',
    pending: 'planned',
    'on hold': 'blocked',
    waiting: 'blocked',
    canceled: 'cancelled',
    dropped: 'cancelled',
    'will not do': 'cancelled',
  },
);

export const readType = lookup<IncidentType>(
  incidentTypes.flatMap((type) => [[type, type] as const, [incidentTypeLabels[type], type] as const]),
  {
    'security incident': 'security',
    'service outage': 'outage',
    availability: 'outage',
    downtime: 'outage',
    'personal data breach': 'data-breach',
    breach: 'data-breach',
    'data leak': 'data-breach',
    'denial of service': 'ddos',
    degradation: 'service-degradation',
    performance: 'service-degradation',
    'degraded performance': 'service-degradation',
    'partial outage': 'service-degradation',
    dr: 'disaster-recovery',
  },
);

export const readPhase = lookup<Phase>(
  phases.map((phase) => [phaseLabels[phase], phase]),
  {
    detection: 'detected',
    containment: 'contained',
    mitigated: 'contained',
    resolved: 'recovered',
    recovery: 'recovered',
  },
);
