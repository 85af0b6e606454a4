/**
 * Our own icons: 16 × 16, drawn with one stroke that takes the text's colour. They carry no name; the control
 * that shows one is named by its own label.
 */
import type { JSX } from 'react';

const paths = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  'fit-width': 'M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2',
  follow: 'M3 3.5h6M3 8h4M3 12.5h6M13 5v6M11 9l2 2.2L15 9',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7v-4',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.5M9.2 7v3.5',
  'arrow-up': 'M8 13V3.5M4 7.2 8 3.2l4 4',
  'arrow-down': 'M8 3v9.5M4 8.8l4 4 4-4',
  'arrow-left': 'M13 8H3.5M7.2 4l-4 4 4 4',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  warning: 'M8 2.6 14.2 13H1.8L8 2.6ZM8 6.6v3M8 11.2v.3',
  error: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 4.8v3.8M8 10.8v.3',
  info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 7.4v3.8M8 4.9v.3',
  circle: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3l3.4 3.4',
  import: 'M8 2v7.5M4.8 6.5 8 9.7l3.2-3.2M2.5 10.5v3h11v-3',
  export: 'M8 10V2.5M4.8 5.6 8 2.4l3.2 3.2M2.5 10.5v3h11v-3',
  undo: 'M5.5 3 2.8 5.8l2.7 2.7M3 5.8h6.2a3.6 3.6 0 0 1 0 7.2H6',
  redo: 'm10.5 3 2.7 2.8-2.7 2.7M13 5.8H6.8a3.6 3.6 0 0 0 0 7.2H10',
  settings:
    'M2 4.5h6.2M11.8 4.5H14M10 2.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6ZM2 11.5h2.2M7.8 11.5H14M6 9.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
  close: 'm3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4',
  'chevron-down': 'm4 6.2 4 4 4-4',
  'chevron-right': 'm6.2 4 4 4-4 4',
  'chevron-left': 'm9.8 4-4 4 4 4',
  drag: 'M6 4v.1M6 8v.1M6 12v.1M10 4v.1M10 8v.1M10 12v.1',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  lock: 'M4 7.5h8v6H4v-6ZM5.7 7.5V5a2.3 2.3 0 0 1 4.6 0v2.5',
  file: 'M4 1.8h5l3.2 3.2v9.2H4V1.8ZM9 1.8V5h3.2',
  folder: 'M1.8 12.8V3.5h4.4l1.4 1.7h6.6v7.6H1.8Z',
  external: 'M9.5 2.5h4v4M13.5 2.5 7.8 8.2M11.5 9.5v4h-9v-9h4',
  duplicate: 'M5.5 5.5h8v8h-8v-8ZM10.5 5.5v-3h-8v8h3',
  download: 'M8 2v8.5M4.8 7.5 8 10.7l3.2-3.2M2.5 13.5h11',
  image: 'M2 3h12v10H2V3ZM2 11l3.5-3.5 3 3L11 8l3 3M10.5 5.7v.1',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M3.2 12.8l1-1M11.8 4.2l1-1',
  moon: 'M13.2 9.6A5.7 5.7 0 0 1 6.4 2.8a5.7 5.7 0 1 0 6.8 6.8Z',
  clock: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 4.6V8l2.4 1.6',
  bold: 'M4.5 2.8h4a2.5 2.5 0 0 1 0 5h-4v-5ZM4.5 7.8h4.6a2.7 2.7 0 0 1 0 5.4H4.5V7.8Z',
  italic: 'M6.8 2.8h4.4M4.8 13.2h4.4M9.2 2.8 6.8 13.2',
  code: 'M5.2 4.2 1.6 8l3.6 3.8M10.8 4.2 14.4 8l-3.6 3.8',
  list: 'M6 4h7.5M6 8h7.5M6 12h7.5M2.8 4v.1M2.8 8v.1M2.8 12v.1',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.4-2.4a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.1 9.2a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
} as const;

export type IconName = keyof typeof paths;

/** Icons made of dots need a thicker stroke. */
const dotted: ReadonlySet<IconName> = new Set<IconName>(['drag', 'more']);

type IconProps = {
  readonly name: IconName;
  /** Edge in pixels; 16 unless told. */
  readonly size?: number;
  readonly className?: string;
};

export const Icon = ({ name, size = 16, className = '' }: IconProps): JSX.Element => (
  <svg
    className={`ui-icon ${className}`}
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth={dotted.has(name) ? 2.2 : 1.4}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
