/** Checks of the sections that stand for themselves. */
import type { Report } from '../../report/schema.ts';
import { isSecurityIncident } from '../../report/vocabulary.ts';
import { error, type Problem, required, warning, wellFormed, when } from './problem.ts';

type Items = readonly { readonly text: string }[];
const isEmpty = (items: Items): boolean => !items.some((item) => item.text.trim() !== '');

export const rootCauseProblems = ({ rootCause }: Report): readonly Problem[] => [
  ...required('rootCause.problemStatement', rootCause.problemStatement, 'The problem statement is missing.'),
  ...when(rootCause.whys.length === 0, () => error('rootCause.whys', 'Ask at least one why.')),
  ...rootCause.whys.flatMap((why) => [
    ...required(`rootCause.whys.${why.id}.question`, why.question, 'The question is missing.'),
    ...required(`rootCause.whys.${why.id}.answer`, why.answer, 'This why has no answer.'),
  ]),
  ...required('rootCause.rootCause', rootCause.rootCause, 'The root cause is missing.'),
];

export const responseProblems = ({ response }: Report): readonly Problem[] => [
  ...when(isEmpty(response.containment), () =>
    error('response.containment', 'Say how the incident was contained.'),
  ),
  ...when(isEmpty(response.eradication), () =>
    warning('response.eradication', 'No eradication action is named.'),
  ),
  ...when(isEmpty(response.recovery), () =>
    error('response.recovery', 'Say how normal service was restored.'),
  ),
];

export const actionProblems = ({ actions }: Report): readonly Problem[] => {
  const seen = new Set<string>();
  return [
    ...when(actions.items.length === 0, () => warning('actions.items', 'There is no action item.')),
    ...actions.items.flatMap((item): readonly Problem[] => {
      const at = `actions.items.${item.id}`;
      const repeated = item.ref !== '' && seen.has(item.ref);
      seen.add(item.ref);
      return [
        ...required(`${at}.ref`, item.ref, 'The action item has no ID.'),
        ...when(repeated, () => error(`${at}.ref`, `The ID ${item.ref} is used twice.`)),
        ...required(`${at}.description`, item.description, 'Say what is to be done.'),
        ...required(`${at}.owner`, item.owner, 'Name an owner.'),
        ...required(`${at}.priority`, item.priority, 'Choose a priority.'),
        ...required(`${at}.due`, item.due, 'The due date is missing.'),
        ...required(`${at}.status`, item.status, 'Choose a status.'),
      ];
    }),
  ];
};

const lessonLists = [
  ['wentWell', 'Lessons learned has nothing under "What went well".'],
  ['wentWrong', 'Lessons learned has nothing under "What went wrong".'],
  ['lucky', 'Lessons learned has nothing under "Where we got lucky".'],
  ['opportunities', 'Lessons learned names no opportunity for improvement.'],
] as const;

export const lessonProblems = ({ lessons }: Report): readonly Problem[] =>
  lessonLists.flatMap(([key, message]) =>
    when(isEmpty(lessons[key]), () => warning(`lessons.${key}`, message)),
  );

export const complianceProblems = ({ compliance }: Report): readonly Problem[] => [
  ...compliance.regulatory.flatMap((row): readonly Problem[] => {
    const at = `compliance.regulatory.${row.id}`;
    return [
      ...required(`${at}.label`, row.label, 'Name the obligation.'),
      ...required(`${at}.status`, row.status, `Decide whether "${row.label}" is required.`),
      ...when(row.status !== '' && row.rationale.trim() === '', () =>
        error(`${at}.rationale`, `Give the reason for the decision on "${row.label}".`),
      ),
      ...when(row.status === 'undetermined', () =>
        warning(`${at}.status`, `Whether "${row.label}" is required is still undetermined.`),
      ),
      ...when(row.status === 'not-applicable' && row.ticked, () =>
        warning(`${at}.ticked`, `"${row.label}" is ticked although it is not applicable.`),
      ),
    ];
  }),
  ...compliance.internal.flatMap((check): readonly Problem[] => [
    ...required(`compliance.internal.${check.id}.label`, check.label, 'Name the check.'),
    ...wellFormed(`compliance.internal.${check.id}.date`, check.date),
  ]),
];

export const approvalProblems = ({ approvals, incident }: Report): readonly Problem[] => {
  const { signatories } = approvals;
  const security = isSecurityIncident(incident.type);
  const asked = signatories.filter((one) => one.condition === 'always' || security);
  return [
    ...when(signatories.length === 0, () => error('approvals.signatories', 'Nobody is asked to sign.')),
    ...when(security && !signatories.some((one) => /ciso|chief information security/i.test(one.role)), () =>
      error('approvals.signatories', 'A security incident needs a signature block for the CISO.'),
    ),
    ...asked.flatMap((one): readonly Problem[] => {
      const at = `approvals.signatories.${one.id}`;
      return [
        ...required(`${at}.role`, one.role, 'Name the role that signs.'),
        ...required(`${at}.meaning`, one.meaning, `Choose what the signature of the ${one.role} means.`),
        ...when(one.name.trim() === '', () =>
          warning(`${at}.name`, `The printed name of the ${one.role} is missing; a line is left for it.`),
        ),
        ...wellFormed(`${at}.date`, one.date),
      ];
    }),
  ];
};

export const noteProblems = ({ importedNotes }: Report): readonly Problem[] => {
  const open = importedNotes.items.filter((note) => !note.dismissed).length;
  return when(open > 0, () =>
    warning(
      'importedNotes.items',
      open === 1
        ? 'One imported note is neither placed nor dismissed.'
        : `${open} imported notes are neither placed nor dismissed.`,
    ),
  );
};
