import type { JSX } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { percentOf, type Zoom, zoomStep } from './zoom.ts';

type PreviewToolbarProps = {
  /** "Page 3 of 12"; '' before there are any. */
  readonly place: string;
  /** Pixels for a point, as shown now. */
  readonly scale: number;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
  readonly onPrint: () => void;
};

export const PreviewToolbar = (props: PreviewToolbarProps): JSX.Element => {
  const { place, scale, zoom, onZoom, follows, onFollow, onPrint } = props;
  const percent = percentOf(scale);
  const isEmpty = place === '';
  return (
    <div className="preview__bar" role="toolbar" aria-label="Preview">
      <span className="preview__place">{place}</span>
      <span className="preview__tools">
        <IconButton
          icon="minus"
          label="Zoom out"
          size="small"
          isDisabled={isEmpty}
          onPress={() => onZoom(zoomStep(percent, -1))}
        />
        <span className="preview__percent">{isEmpty ? '' : `${percent} %`}</span>
        <IconButton
          icon="plus"
          label="Zoom in"
          size="small"
          isDisabled={isEmpty}
          onPress={() => onZoom(zoomStep(percent, 1))}
        />
        <IconButton
          icon="fit-width"
          label="Fit to width"
          size="small"
          isPressed={zoom === 'fit'}
          onPress={() => onZoom(zoom === 'fit' ? 100 : 'fit')}
        />
        <IconButton
          icon="follow"
          label="Follow the section being edited"
          size="small"
          isPressed={follows}
          onPress={() => onFollow(!follows)}
        />
        <IconButton
          icon="print"
          label="Print approval copy"
          shortcut="Ctrl+P"
          size="small"
          onPress={onPrint}
        />
      </span>
    </div>
  );
};
