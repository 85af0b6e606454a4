/** Why an export ends without a file, with the field to blame. */
import type { ErrorCode } from '../../../shared/contract/result.ts';

export class ExportFault extends Error {
  override readonly name = 'ExportFault';
  readonly code: Extract<ErrorCode, 'export-failed' | 'export-incomplete'>;
  /** Path of the field; '' where none is to blame. */
  readonly path: string;
  constructor(code: ExportFault['code'], message: string, path: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}
