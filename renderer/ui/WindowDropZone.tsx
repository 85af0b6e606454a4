import { useEffect, useRef, useState, type JSX } from 'react';
import { Icon } from './icons.tsx';
import './dropzone.css';

type WindowDropZoneProps = {
  /** Shown while files are dragged over the window: "Drop to import a report". */
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isDisabled?: boolean;
};

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files dropped anywhere on the window, and says so while they hover. A file dropped beside a target must never
 * replace the page, so every drop of files is caught. Whatever it takes must be reachable by a button too.
 */
export const WindowDropZone = ({
  label,
  onFiles,
  isDisabled = false,
}: WindowDropZoneProps): JSX.Element | null => {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    /** Enter and leave come for every element on the way; the count tells when the pointer has left the window. */
    let depth = 0;
    const end = () => {
      depth = 0;
      setOver(false);
    };
    const onEnter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      if (!isDisabled) setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) end();
    };
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isDisabled ? 'none' : 'copy';
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      end();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!isDisabled && !isTaken && files.length > 0) take.current(files);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [isDisabled]);
  return isOver ? (
    <div className="ui-drop-target">
      <div className="ui-drop-target__words">
        <Icon name="import" size={24} />
        {label}
      </div>
    </div>
  ) : null;
};
