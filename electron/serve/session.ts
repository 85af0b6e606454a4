/**
 * Who may talk to the browser shell: the holder of a cookie that was given for a one-time launch token. Other users and
 * other pages of this machine reach the same port, but know neither.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Session {
  /** A new launch token; each opens one browser, once. */
  issueToken(): string;
  /** The `Set-Cookie` value for a launch token, which is used up by it; null where the token is not good. */
  exchange(token: string): string | null;
  /** Whether a `Cookie` header carries this session. */
  admits(cookieHeader: string | undefined): boolean;
}

const secret = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Equality that takes the same time wherever the difference lies. */
const same = (a: string, b: string): boolean => {
  return timingSafeEqual(digest(a), digest(b));
};

/** @param port Part of the cookie's name: cookies are shared by all ports of a host, and two libraries may be open. */
export const createSession = (port: () => number): Session => {
  const value = secret();
  const tokens = new Set<string>();
  const name = () => `debrief-${port()}`;
  return {
    issueToken: () => {
      const token = secret();
      tokens.add(token);
      return token;
    },
    exchange: (token) => {
      const known = [...tokens].find((candidate) => same(candidate, token));
      if (known === undefined) return null;
      tokens.delete(known);
      return `${name()}=${value}; Path=/; HttpOnly; SameSite=Strict`;
    },
    admits: (cookieHeader) =>
      (cookieHeader ?? '').split(';').some((part) => {
        const [key = '', ...rest] = part.trim().split('=');
        return key === name() && same(rest.join('='), value);
      }),
  };
};
