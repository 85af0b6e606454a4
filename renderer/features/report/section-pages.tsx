/** The page of each section: what it is for, and its form. */
import type { ComponentType } from 'react';
import type { SectionId } from '../../../shared/report/sections.ts';
import { ActionsSection } from '../actions/ActionsSection.tsx';
import { NotesSection } from '../notes/NotesSection.tsx';
import { AppendicesSection } from '../sections/AppendicesSection.tsx';
import { ApprovalSection } from '../sections/ApprovalSection.tsx';
import { ComplianceSection } from '../sections/ComplianceSection.tsx';
import { ContainmentSection } from '../sections/ContainmentSection.tsx';
import { DetectionSection } from '../sections/DetectionSection.tsx';
import { ImpactSection } from '../sections/ImpactSection.tsx';
import { IncidentSection } from '../sections/IncidentSection.tsx';
import { LessonsSection } from '../sections/LessonsSection.tsx';
import { RootCauseSection } from '../sections/RootCauseSection.tsx';
import { SummarySection } from '../sections/SummarySection.tsx';
import { TimelineSection } from '../timeline/TimelineSection.tsx';

export type SectionPage = { readonly lede: string; readonly Form: ComponentType };

export const sectionPages: Readonly<Record<SectionId, SectionPage>> = {
  incident: {
    lede: 'What kind of incident this was, when, and who answers for the report.',
    Form: IncidentSection,
  },
  summary: { lede: 'What someone reads who reads nothing else.', Form: SummarySection },
  timeline: { lede: 'What happened, when, and who acted. All times in UTC.', Form: TimelineSection },
  'root-cause': { lede: 'From the symptom down to what can be changed.', Form: RootCauseSection },
  detection: {
    lede: 'How the incident was noticed, and how it could be noticed earlier.',
    Form: DetectionSection,
  },
  containment: { lede: 'What was done, in order.', Form: ContainmentSection },
  impact: { lede: 'What it meant for customers, for the business and for data.', Form: ImpactSection },
  actions: { lede: 'What will be done so that it does not happen again.', Form: ActionsSection },
  lessons: { lede: 'What to keep, what to change, and where luck helped.', Form: LessonsSection },
  compliance: { lede: 'Who has to be told, and who has been.', Form: ComplianceSection },
  appendices: { lede: 'Evidence and references. Files are kept beside the report.', Form: AppendicesSection },
  notes: {
    lede: 'Parts of the imported file that have no field. They are printed until they are placed or dismissed.',
    Form: NotesSection,
  },
  approval: {
    lede: 'Who signs, and what each signature means. The signatures themselves go on the exported document.',
    Form: ApprovalSection,
  },
};
