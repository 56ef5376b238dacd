import type { Pace } from "../reading/pace.ts";
import type { Store } from "./store.ts";

const pages = 500;

/** Gives free pages of the file back to the disk, bit by bit; gives how many bytes. */
export async function compact(store: Store, pace: Pace): Promise<number> {
  const number = (pragma: string) => store.writer.get<[number]>(`pragma ${pragma}`)![0];
  let freed = 0;
  for (let left = number("freelist_count"); left > 0;) {
    store.change(() => store.writer.exec(`pragma incremental_vacuum(${pages})`));
    store.commits.flush();
    const now = number("freelist_count");
    if (now >= left) break;
    freed += left - now;
    left = now;
    if (pace.isDue()) await pace.giveWay();
  }
  return freed * number("page_size");
}
