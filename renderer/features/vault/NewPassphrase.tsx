import { useState, type JSX } from 'react';
import { PassphraseField } from '../../ui/PassphraseField.tsx';

/** As the host asks for it; it has the last word. */
const MIN_LENGTH = 12;

type NewPassphraseProps = {
  /** Null until both fields agree on one that will do. */
  readonly onChange: (passphrase: string | null) => void;
  readonly takesFocus?: boolean;
};

const lengthOf = (text: string): number => Array.from(text.normalize('NFKC')).length;

/** Two fields, because a passphrase that nobody sees is mistyped easily. */
export const NewPassphrase = ({ onChange, takesFocus = false }: NewPassphraseProps): JSX.Element => {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const judge = (one: string, two: string): void => {
    setFirst(one);
    setSecond(two);
    onChange(one === two && lengthOf(one) >= MIN_LENGTH ? one : null);
  };
  const isShort = second !== '' && lengthOf(first) < MIN_LENGTH;
  return (
    <>
      <PassphraseField
        label="New passphrase"
        description={`At least ${MIN_LENGTH} characters. Some words that do not belong together are easy to remember and hard to guess.`}
        value={first}
        onChange={(text) => judge(text, second)}
        takesFocus={takesFocus}
        error={isShort ? `It needs at least ${MIN_LENGTH} characters.` : undefined}
      />
      <PassphraseField
        label="The same again"
        value={second}
        onChange={(text) => judge(first, text)}
        error={
          second !== '' && !first.startsWith(second) && first !== second
            ? 'The two passphrases differ.'
            : undefined
        }
      />
    </>
  );
};
