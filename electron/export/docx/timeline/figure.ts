import type { TimelineFigure } from '../../../../shared/document/blocks.ts';
import type { Flow, Session, Setting } from '../session.ts';
export const timelineFigure = (_b: TimelineFigure, _s: Setting, _x: Session): Flow[] => [];
