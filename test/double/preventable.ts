/** Electron's events can be stopped with `preventDefault`. */
export type Preventable = { defaultPrevented: boolean; preventDefault(): void };

export const preventable = <T extends object>(fields: T): T & Preventable => ({
  ...fields,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true;
  },
});
