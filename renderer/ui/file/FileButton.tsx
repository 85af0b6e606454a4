import { useRef, type JSX, type ReactNode } from 'react';
import { Button, type ButtonVariant } from '../Button.tsx';
import type { IconName } from '../icons.tsx';

type FileButtonProps = {
  readonly children: ReactNode;
  /** Types or endings for the file dialog: ".md,.json". What is chosen all the same is judged by its content. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly variant?: ButtonVariant;
  readonly size?: 'small';
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
};

/** A button that lets the person choose files. */
export const FileButton = ({
  accept,
  multiple = false,
  onFiles,
  ...button
}: FileButtonProps): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // So that the same file can be chosen again.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
};
