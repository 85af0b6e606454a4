/** The life of one text field: shown as people read it, stored as typed, tidied and judged when it is left. */
import { useState } from 'react';
import { fieldAt, valueProblem } from '../../../../shared/report/fields.ts';
import { type Path, pathToText } from '../../../../shared/report/path.ts';
import { toLine, toProse } from '../../../../shared/report/text.ts';
import { useSetValue, useStore, useText } from '../../../store/hooks.tsx';
import { display, normalise } from '../../../store/normalise.ts';
import { useToasts } from '../../../ui/toast/toasts.tsx';

export type TextFieldState = {
  readonly path: string;
  readonly value: string;
  readonly label: string;
  readonly description: string;
  /** '' while there is nothing wrong, or while the person is still writing it for the first time. */
  readonly error: string;
  readonly onChange: (text: string) => void;
  readonly onCommit: () => void;
};

export const useTextField = (path: Path): TextFieldState => {
  const at = pathToText(path);
  const field = fieldAt(at);
  if (!field) throw new Error(`not in the field catalogue: ${at}`);
  const stored = useText(path);
  const setValue = useSetValue();
  const store = useStore();
  const toasts = useToasts();
  const [isTyping, setTyping] = useState(false);
  const problem = valueProblem(at, stored.trim());
  const [isJudged, setJudged] = useState(problem !== null);
  return {
    path: at,
    value: isTyping ? stored : display(at, stored),
    label: field.label,
    description: field.help,
    error: isJudged ? (problem ?? '') : '',
    onChange: (text) => {
      setTyping(true);
      const value = field.kind === 'prose' ? toProse(text) : toLine(text);
      const result = store.execute({ kind: 'set', path, value }, { typing: true });
      if (!result.ok) {
        toasts.show({ title: `${field.label} was left as it was`, detail: result.message, tone: 'error' });
      }
    },
    onCommit: () => {
      setTyping(false);
      setJudged(true);
      const current = store.getReport();
      const tidy = normalise(at, stored);
      if (tidy !== stored) setValue(path, tidy, true);
      if (current !== store.getReport() || isTyping) store.endStep();
    },
  };
};
