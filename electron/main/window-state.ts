/** Where the window was: restored only where some of it would still be on a screen. */
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import { openFile } from './store.ts';

const WindowState = z.object({
  /** Screen coordinates in device-independent pixels; null until the window was placed once. */
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }).nullable(),
  maximised: z.boolean(),
});
type WindowState = z.infer<typeof WindowState>;

/** Enough of the title bar to grab it with a mouse, in pixels. */
const GRASP = { width: 100, height: 32 };

export const isReachable = (bounds: Rectangle, screens: readonly Rectangle[]): boolean =>
  screens.some(
    (area) =>
      Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x) >= GRASP.width &&
      bounds.y >= area.y &&
      bounds.y <= area.y + area.height - GRASP.height,
  );

export interface RememberedWindow {
  readonly bounds: Rectangle | null;
  readonly maximised: boolean;
  /** Writes down the window's place when it closes. */
  follow(window: BrowserWindow): void;
}

export const rememberWindow = (now: () => Date): RememberedWindow => {
  const initial: WindowState = { bounds: null, maximised: false };
  const file = openFile({ name: 'window', schema: WindowState, initial, now });
  const { bounds, maximised } = file.read();
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  return {
    bounds: bounds !== null && isReachable(bounds, screens) ? bounds : null,
    maximised,
    follow(window) {
      window.on('close', () => {
        try {
          file.write({ bounds: window.getNormalBounds(), maximised: window.isMaximized() });
        } catch {
          // Not worth keeping anyone from closing: the window merely opens at its usual place next time.
        }
      });
    },
  };
};
