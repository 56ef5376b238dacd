/** So many are at work at a time: their commits share the disk's. */
const ABREAST = 8;

/** Does the work for each thing, some at a time, begun in their order; none may hang on what another does. The first that
 *  fails is thrown, and nothing is begun after it. */
export async function abreast<T>(
  things: readonly T[],
  work: (thing: T, at: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let at = next++; at < things.length; at = next++) {
      try {
        await work(things[at]!, at);
      } catch (error) {
        next = things.length;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, things.length) }, hand));
}
