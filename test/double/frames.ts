/** The frames of a page, and the isolated world of each. */
import type { WebFrameMain } from 'electron';
import { send } from './browser.ts';
import type { Answer } from './cdp.ts';
import { type Names, strict } from './strict.ts';

type Frame = { readonly url: string; readonly origin: string; readonly parentId: string | undefined };
type World = { readonly frameId: string; readonly contextId: number; readonly sessionId: string };

export class Frames {
  mainId = '';
  readonly #frames = new Map<string, Frame>();
  readonly #worlds = new Map<string, World>();

  navigated(id: string, frame: Frame): void {
    this.#frames.set(id, frame);
  }

  removed(id: string): void {
    this.#frames.delete(id);
  }

  get(id: string): Frame | undefined {
    return this.#frames.get(id);
  }

  worldCreated(world: World): void {
    this.#worlds.set(world.frameId, world);
  }

  worldsDestroyed(sessionId: string, contextId?: number): void {
    for (const [frameId, world] of this.#worlds) {
      const isMeant = contextId === undefined || world.contextId === contextId;
      if (world.sessionId === sessionId && isMeant) this.#worlds.delete(frameId);
    }
  }

  frameOf(sessionId: string, contextId: number): string {
    for (const world of this.#worlds.values())
      if (world.sessionId === sessionId && world.contextId === contextId) return world.frameId;
    throw new Error('electron double: a call from a world that has no document');
  }

  /** A sub-frame that has a document, if there is one. */
  subFrame(): string | undefined {
    return [...this.#worlds.keys()].find((id) => this.#frames.get(id)?.parentId !== undefined);
  }

  asElectron(id: string): WebFrameMain {
    const frame = this.#frames.get(id) ?? { url: 'about:blank', origin: 'null', parentId: undefined };
    const members = {
      url: frame.url,
      origin: frame.origin,
      parent: frame.parentId === undefined ? null : this.asElectron(frame.parentId),
      frameToken: id,
      isDestroyed: () => !this.#frames.has(id),
    } satisfies Names<WebFrameMain>;
    return strict('WebFrameMain', members) as unknown as WebFrameMain;
  }

  /** Runs an expression in the isolated world of a frame. */
  async evaluate(id: string, expression: string): Promise<Answer> {
    const world = this.#worlds.get(id);
    if (world === undefined) throw new Error(`electron double: frame ${id} has no document yet`);
    const { result, exceptionDetails } = await send(
      'Runtime.evaluate',
      { expression, contextId: world.contextId, awaitPromise: true, returnByValue: true },
      world.sessionId,
    );
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
