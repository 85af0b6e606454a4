/** The window's own address. Everything else is somewhere else. */
export const SCHEME = 'app';
export const HOST = 'debrief';
export const START_PAGE = `${SCHEME}://${HOST}/index.html`;

/** Whether an address belongs to the app's own bundle. Compares parsed parts: a prefix test would accept `app://debrief.evil/`. */
export const isOurs = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
};
