/** The address of a page to sign in at, from where somebody goes on to where they wanted; `usual` is where it leads anyway. */
export const doorTo = (door: string, to: string, usual = "/"): string =>
  to === usual ? door : `${door}?to=${encodeURIComponent(to)}`;
