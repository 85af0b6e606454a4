import type { JSX, ReactNode } from 'react';
import { DropZone as AriaDropZone, isFileDropItem, type DropItem } from 'react-aria-components';
import { classes } from './classes.ts';
import { useReadOnly } from './read-only.tsx';
import './dropzone.css';

type DropZoneProps = {
  /** What happens with the files, for assistive technology: "Attach files". */
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
};

/** Takes files dropped on an area of the screen, or pasted while it has the focus. */
export const DropZone = ({
  label,
  onFiles,
  isDisabled = false,
  children,
  className,
}: DropZoneProps): JSX.Element => {
  const isReadOnly = useReadOnly();
  const handOver = async (items: readonly DropItem[]) => {
    const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()));
    if (files.length > 0) onFiles(files);
  };
  // Where nothing is taken there is no zone either: a disabled one would be read out as a control.
  if (isReadOnly) return <div className={classes('ui-drop', className)}>{children}</div>;
  return (
    <AriaDropZone
      className={classes('ui-drop', className)}
      aria-label={label}
      isDisabled={isDisabled}
      onDrop={({ items }) => void handOver(items)}
    >
      {children}
    </AriaDropZone>
  );
};
