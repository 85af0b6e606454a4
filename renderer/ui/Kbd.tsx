import type { JSX } from 'react';
import './labels.css';

/** A key combination as people read it: "Ctrl+Z". */
export const Kbd = ({ keys }: { readonly keys: string }): JSX.Element => <kbd className="ui-kbd">{keys}</kbd>;
