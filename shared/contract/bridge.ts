/** How a window reaches its host, whichever shell it runs in. */
import type { Channel, Input, Output } from './channels.ts';
import type { EventData, EventName } from './events.ts';
import type { Result } from './result.ts';

/** What the Electron preload exposes to the page as `window.debrief`: one function to ask, one to listen. */
export interface PreloadApi {
  /** Asks the host; always resolves, with a `Result` that the caller parses. */
  invoke(channel: string, input: unknown): Promise<unknown>;
  /** Listens to an event of the host; the returned function ends it. */
  on(event: string, listener: (data: unknown) => void): () => void;
}

/** The typed face of it that the renderer uses. Never rejects: transport faults are failures too. */
export interface Bridge {
  /** The name by which the host knows this window. */
  readonly window: string;
  invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>;
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
}
