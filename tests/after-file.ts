/** What is to be closed or cleared away once a test file is through. Files share what a worker has loaded, so a module
 *  that many tests use cannot register `afterAll` at its head: that would run for the first of them alone. */
const waiting: (() => void)[] = [];

export const afterFile = (clear: () => void): void => void waiting.push(clear);

export function clearAway(): void {
  for (const clear of waiting.splice(0)) clear();
}
