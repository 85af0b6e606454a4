/** What the keys of a list of rows do. */

export type ListAction =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'trash' }
  /** Into the row's own buttons. */
  | { readonly kind: 'enter' };

/** Null for a key that is not the list's. `page` is how many rows are in sight. */
export const listAction = (key: string, current: number, total: number, page: number): ListAction | null => {
  const to = (index: number): ListAction => ({ kind: 'go', to: Math.max(0, Math.min(total - 1, index)) });
  switch (key) {
    case 'ArrowDown':
      return to(current + 1);
    case 'ArrowUp':
      return to(current - 1);
    case 'PageDown':
      return to(current + page);
    case 'PageUp':
      return to(current - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(total - 1);
    case 'Enter':
      return { kind: 'open' };
    case 'Delete':
      return { kind: 'trash' };
    case 'ArrowRight':
      return { kind: 'enter' };
    default:
      return null;
  }
};
