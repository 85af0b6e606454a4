import { useEffect, useState, type JSX } from 'react';
import './labels.css';

/** Shorter work than this shows no spinner at all. Milliseconds. */
const PATIENCE = 200;

/** Says that something is under way, but only once it has taken a moment. */
export const Spinner = ({ label }: { readonly label: string }): JSX.Element => {
  const [isVisible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return <output>{isVisible ? <span className="ui-spinner">{label}</span> : null}</output>;
};
