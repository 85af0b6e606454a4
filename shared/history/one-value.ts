/**
 * Values of several parts that mean something only together: "about 12,000 customers". Of two versions one is right;
 * parts of both would make a number that nobody wrote.
 */
import { Money, Quantity } from '../report/amount.ts';
import { type Path, schemaAt } from '../report/path.ts';
import {
  AnswerWithRemark,
  DetectionMethodState,
  LevelWithRemark,
  Override,
  Revision,
} from '../report/schema.ts';

const oneValues: ReadonlySet<unknown> = new Set([
  AnswerWithRemark,
  DetectionMethodState,
  LevelWithRemark,
  Money,
  Override,
  Quantity,
  Revision,
]);

/** Whether what stands at this path of a report is to be taken from one version as a whole. */
export const isOneValue = (path: Path): boolean => path.length > 0 && oneValues.has(schemaAt(path));
