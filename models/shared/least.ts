/** Below so many, a share would say more about single people than about a department: it is not shown. Source: product
 *  decision (pulses are never reported for fewer). */
export const LEAST = 5;
