/** So many are at work at a time: their commits share the disk's. */
const AT_ONCE = 8;

/** Does the work for each thing, some at a time, begun in their order. What is thrown must not hang on who ends first. */
export async function atOnce<T>(things: readonly T[], work: (thing: T, at: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let at = next++; at < things.length; at = next++) await work(things[at]!, at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}
