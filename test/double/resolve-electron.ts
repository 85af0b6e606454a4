/** `import … from 'electron'` and `require('electron')` both find the double; the app's code stays as it is. */
import { registerHooks } from 'node:module';

const double = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier)
      ? { url: double, shortCircuit: true }
      : next(specifier, context),
});
