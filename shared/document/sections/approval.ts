import { headingOf } from '../../report/sections.ts';
import type { Approval, Report } from '../../report/schema.ts';
import {
  incidentTypeLabels,
  isSecurityIncident,
  type SignatureMeaning,
  signatureMeaningLabels,
} from '../../report/vocabulary.ts';
import type { Block, SignatureBlock } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { noneRecorded, paragraph, run } from '../parts.ts';

/** What a signer declares (21 CFR 11.50(a)(3) asks for the meaning in every human-readable form). */
const declarations: Readonly<Record<SignatureMeaning, string>> = {
  authorship: 'I led the response and confirm that this account is complete and correct to my knowledge.',
  review: 'I have examined the cause and the evidence, and I accept the action items.',
  approval: 'I approve this report for release and for submission where it is required.',
  responsibility: 'I take responsibility for the measures set out in this report.',
};

const notRequired = (approval: Approval, report: Report): string => {
  const { type } = report.incident;
  if (approval.condition === 'always' || type === '' || isSecurityIncident(type)) return '';
  return `Not required: this incident is not a security incident (type: ${incidentTypeLabels[type].toLowerCase()}).`;
};

const signature = (approval: Approval, report: Report): SignatureBlock => ({
  kind: 'signature',
  role:
    approval.condition === 'security-incident' ? `${approval.role} (if security incident)` : approval.role,
  name: approval.name,
  meaning: approval.meaning === '' ? '' : signatureMeaningLabels[approval.meaning],
  declaration: approval.meaning === '' ? '' : declarations[approval.meaning],
  date: approval.date,
  notRequired: notRequired(approval, report),
  source: `approvals.signatories.${approval.id}`,
});

/** The approval page: what every signature is bound to (21 CFR 11.70), and a block for each approver. */
export const approvalSection = ({ report, headings }: SectionInput, sha256: string): readonly Block[] => {
  const { incidentId, title } = report.incident;
  const record = [incidentId === '' ? 'the incident without an ID' : `incident ${incidentId}`, title]
    .filter((text) => text !== '')
    .join(', ');
  const { signatories } = report.approvals;
  return [
    headings.section(headingOf('approval')),
    paragraph(
      [
        run(
          `Each signature below is given for this record and no other: ${record}, version ${report.revision.version}, with the SHA-256 `,
        ),
        run(sha256, { code: true }),
        run('.'),
      ],
      'body',
      'incident.title',
    ),
    ...(signatories.length === 0
      ? [noneRecorded('approvals.signatories')]
      : signatories.map((approval) => signature(approval, report))),
    paragraph(
      'A copy signed by hand is kept with this version; the hash printed on every page ties the paper to the record.',
      'note',
    ),
  ];
};
