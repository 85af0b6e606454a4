/** What an event marks, where its words leave no doubt. */
import type { Phase } from '../../../../shared/report/vocabulary.ts';

const wording: readonly (readonly [RegExp, Phase])[] = [
  [/^contain(?:ment|ed)\b|\bincident (?:was )?contained\b/iu, 'contained'],
  [/^(?:incident|ticket) (?:was )?closed\b|\bincident closed\b/iu, 'closed'],
  [
    /\b(?:validated|confirmed|verified|full|complete) recovery\b|^recover(?:y|ed)\b|\bservice (?:was )?(?:fully )?restored\b/iu,
    'recovered',
  ],
  [
    /^(?:applied|deployed|shipped|rolled out) (?:the |a |an )?(?:permanent )?(?:hot)?fix\b|^fix(?:ed)? (?:applied|deployed)\b/iu,
    'fixed',
  ],
  [/\bidentified (?:the )?root cause\b|\broot cause (?:was )?identified\b/iu, 'identified'],
  [/\backnowledge[sd]?\b|\backed\b/iu, 'acknowledged'],
  [/\balert(?:s)? (?:was |were )?(?:triggered|fired)\b|\b(?:initial|first) alert\b/iu, 'detected'],
];

/** The phase of an event by its wording, or ''. */
export const inferPhase = (event: string): Phase | '' => {
  const text = event.replace(/^[*_\s]+/u, '');
  const found = wording.filter(([pattern]) => pattern.test(text));
  const first = found[0];
  return first && (found.length === 1 || first[0].source.startsWith('^')) ? first[1] : '';
};
