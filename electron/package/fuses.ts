/** Switches inside the Electron binary, set while packaging and before signing: no setting or environment turns them back. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Marks the place in the binary; followed by the version of the wire, its length, and one character for each fuse. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const VERSION = 1;
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);
const REMOVED = 'r'.charCodeAt(0);

/** All fuses in the order of the wire. */
export const fuses: readonly (readonly [name: string, on: boolean])[] = [
  ['runAsNode', false],
  ['cookieEncryption', true],
  ['nodeOptions', false],
  ['nodeCliInspect', false],
  ['embeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', false],
  ['grantFileProtocolExtraPrivileges', false],
  ['wasmTrapHandlers', true],
];

/** Sets every fuse in a binary (two wires in a universal one). Throws where Electron knows more or fewer than we name. */
export const setFuses = (binary: Buffer): Buffer => {
  const changed = Buffer.from(binary);
  let found = changed.indexOf(SENTINEL);
  if (found < 0) throw new Error('this Electron binary has no fuses');
  while (found >= 0) {
    const wire = found + SENTINEL.length;
    const version = changed[wire];
    const length = changed[wire + 1];
    if (version !== VERSION) throw new Error(`fuses of version ${version}, expected ${VERSION}`);
    if (length !== fuses.length)
      throw new Error(`Electron has ${length} fuses, ${fuses.length} are named: decide on each by name`);
    fuses.forEach(([name, on], index) => {
      const place = wire + 2 + index;
      if (changed[place] === REMOVED) throw new Error(`the fuse ${name} was removed from Electron`);
      changed[place] = on ? ON : OFF;
    });
    found = changed.indexOf(SENTINEL, wire);
  }
  return changed;
};

/** What electron-builder hands to its hooks. */
type PackContext = {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly appInfo: { readonly productFilename: string };
    readonly executableName?: string;
  };
};

const binaryOf = ({ appOutDir, electronPlatformName, packager }: PackContext): string => {
  const { productFilename } = packager.appInfo;
  switch (electronPlatformName) {
    case 'darwin':
      return path.join(
        appOutDir,
        `${productFilename}.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`,
      );
    case 'win32':
      return path.join(appOutDir, `${productFilename}.exe`);
    default:
      return path.join(appOutDir, packager.executableName ?? productFilename);
  }
};

/** The `afterPack` hook: runs before signing. */
export const afterPack = async (context: PackContext): Promise<void> => {
  const binary = binaryOf(context);
  await writeFile(binary, setFuses(await readFile(binary)));
};
