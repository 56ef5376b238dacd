import type { ShouldRevalidateFunction } from "@remix-run/react";

/** After a press that was refused the page is read anew, too, as it is without script: what it asks about may have been
 *  decided meanwhile. */
export const afresh: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 422 || defaultShouldRevalidate;
