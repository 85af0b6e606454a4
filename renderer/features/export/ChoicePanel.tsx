import type { JSX } from 'react';
import { exportFormats, type ExportFormat } from '../../../shared/contract/channels.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { ProblemList } from './ProblemList.tsx';
import type { ExportChoice } from './useExport.ts';

const formatWords: Readonly<Record<ExportFormat, { readonly label: string; readonly detail: string }>> = {
  pdf: { label: 'PDF', detail: 'To sign and to hand over' },
  docx: { label: 'Word (DOCX)', detail: 'To comment on, with signature blocks' },
  markdown: { label: 'Markdown', detail: 'The template’s own form, for a wiki' },
  json: { label: 'JSON', detail: 'The whole record, for other tools' },
};

type ChoicePanelProps = {
  readonly report: Report;
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
  readonly onGoTo: (path: string) => void;
};

/** What to export, and what stands in the way of a final one. */
export const ChoicePanel = ({ report, choice, onChange, onGoTo }: ChoicePanelProps): JSX.Element => (
  <>
    <div className="export__choice">
      <fieldset className="export__formats">
        <legend className="ui-label">Formats</legend>
        {exportFormats.map((format) => (
          <Checkbox
            key={format}
            isSelected={choice.formats.includes(format)}
            onChange={(isSelected) =>
              onChange({
                ...choice,
                formats: exportFormats.filter((each) =>
                  each === format ? isSelected : choice.formats.includes(each),
                ),
              })
            }
            label={
              <>
                {formatWords[format].label}
                <small className="export__detail">{formatWords[format].detail}</small>
              </>
            }
          />
        ))}
      </fieldset>
      <RadioGroup
        label="Paper"
        appearance="segmented"
        value={choice.paper}
        options={[
          { value: 'a4', label: 'A4' },
          { value: 'letter', label: 'US Letter' },
        ]}
        onChange={(paper) => onChange({ ...choice, paper })}
      />
    </div>
    {choice.formats.includes('pdf') ? (
      <Checkbox
        isSelected={choice.archive}
        onChange={(archive) => onChange({ ...choice, archive })}
        label={
          <>
            Archive copy
            <small className="export__detail">
              PDF/A-3a with the report’s data inside, to keep for years
            </small>
          </>
        }
      />
    ) : null}
    {choice.formats.some((format) => format !== 'json') ? (
      <Checkbox
        isSelected={choice.history}
        onChange={(history) => onChange({ ...choice, history })}
        label={
          <>
            Change history
            <small className="export__detail">
              Who changed what, and when, as an appendix of PDF, Word and Markdown
            </small>
          </>
        }
      />
    ) : null}
    {report.revision.state === 'approved' ? null : (
      <Notice title="This report is not approved yet">
        You can export it all the same; every page then carries a DRAFT watermark.
      </Notice>
    )}
    <ProblemList report={report} onGoTo={onGoTo} />
  </>
);
