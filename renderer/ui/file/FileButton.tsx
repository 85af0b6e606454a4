import { useImperativeHandle, useRef, type JSX, type ReactNode, type Ref } from 'react';
import { Button, type ButtonVariant } from '../Button.tsx';
import type { IconName } from '../icons.tsx';

export type FileButtonHandle = {
  /** Opens the system's file dialog; where the browser wants a key or a click first, takes the focus instead. */
  open(): void;
};

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
  readonly handle?: Ref<FileButtonHandle> | undefined;
};

/** A button that lets the person choose files. */
export const FileButton = ({
  accept,
  multiple = false,
  onFiles,
  handle,
  ...button
}: FileButtonProps): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  const control = useRef<HTMLButtonElement>(null);
  useImperativeHandle(handle, () => ({
    open: () => (navigator.userActivation.isActive ? input.current?.click() : control.current?.focus()),
  }));
  return (
    <>
      <Button {...button} buttonRef={control} onPress={() => input.current?.click()} />
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
