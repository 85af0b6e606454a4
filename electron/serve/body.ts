/** Reading the JSON body of a request, within a limit. */
import type { IncomingMessage } from 'node:http';
import { failure, type Result, success } from '../../shared/contract/result.ts';

/** Room for the largest attachment in base64, and some. */
export const MAX_BODY_BYTES = 40 * 1024 * 1024;

const tooLarge = failure('too-large', `The request is larger than ${MAX_BODY_BYTES / (1024 * 1024)} MB.`, {
  kept: 'Nothing was changed.',
  next: 'Choose a smaller file.',
});

/** The parsed body. Beyond the limit the rest is read and thrown away, so that the answer reaches its sender. */
export const readJsonBody = async (request: IncomingMessage): Promise<Result<unknown>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > MAX_BODY_BYTES) return tooLarge;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return success(JSON.parse(text));
  } catch {
    return failure('bad-request', 'The request is not JSON in UTF-8.', { kept: 'Nothing was changed.' });
  }
};
