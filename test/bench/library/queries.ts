/** A hundred things that people look for. */
import { libraryReport } from '../../fixtures/library/reports.ts';

const fixed = [
  'certificate',
  'certificate expired',
  'bookings-api',
  'bookings',
  'database failover timeout',
  'ransomware',
  'p0 critical',
  '88 gb',
  'cve-2021',
  'eu-west',
  '10.12.',
  'zurich strasse',
  'ZÜRICH Straße',
  '数据库',
  '故障',
  'soyinka',
  'imke soyinka',
  'a',
  'e',
  'th',
  'the',
  'no-such-word-anywhere',
  'backup restore snapshot',
  'draft',
  'chg-4',
];

/** Words that stand in the report of this number: its identifier, its title, people, parts of a service's name. */
const wordsOf = (index: number): readonly string[] => {
  const { incident, timeline } = libraryReport(index);
  const [service = ''] = incident.title.split(' ');
  return [
    incident.incidentId,
    incident.title,
    `${incident.commander} ${service}`,
    service.split('-')[1] ?? service,
    `${incident.author.split(' ')[1] ?? ''} ${timeline.rows[0]?.actor ?? ''}`,
  ];
};

/** 100 queries over a library of so many reports; the same for the same number. */
export const queries = (total: number): readonly string[] => [
  ...fixed,
  ...Array.from({ length: 15 }, (_, number) => wordsOf(Math.floor(((number + 0.5) / 15) * total))).flat(),
];
