/* oxlint-disable unicorn/consistent-function-scoping -- its source travels to the page as one piece */
/** Wraps a part of the double so that whatever it does not model is a clear error and not a silent `undefined`. */

/** Checks every modelled name against Electron's own type: `{…} satisfies Names<Electron.App>`. */
export type Names<T> = { readonly [K in keyof T]?: unknown };

export type Call = { readonly name: string; readonly args: readonly unknown[] };

/**
 * Unknown members throw; with `calls` every method call is recorded there. Its source is also sent to the page, so it
 * uses nothing outside itself.
 */
export function strict<T extends object>(name: string, target: T, calls?: Call[]): T {
  const askedByTools = ['then', 'toJSON', 'nodeType', 'asymmetricMatch', 'default', '__esModule'];
  return new Proxy(target, {
    get(object, property, receiver) {
      const value: unknown = Reflect.get(object, property, object);
      if (!(property in object)) {
        if (typeof property === 'symbol' || askedByTools.includes(property)) return undefined;
        throw new Error(`electron double: ${name}.${property} is not modelled`);
      }
      const isMethod = typeof value === 'function' && !/^class\b/.test(String(value));
      if (calls === undefined || !isMethod || typeof property === 'symbol') return value;
      return (...args: unknown[]) => {
        calls.push({ name: `${name}.${property}`, args });
        const result: unknown = Reflect.apply(value, object, args);
        return result === object ? receiver : result;
      };
    },
  });
}

/** Stands for a member of Electron that exists but is not modelled at all. */
export const absent = (name: string): unknown => {
  const refuse = (what: string): never => {
    throw new Error(`electron double: ${what} is not modelled`);
  };
  return new Proxy(function nothing() {}, {
    get: (_target, property) => (typeof property === 'symbol' ? undefined : refuse(`${name}.${property}`)),
    construct: () => refuse(`new ${name}()`),
    apply: () => refuse(`${name}()`),
  });
};
