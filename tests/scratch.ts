import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const MEMORY = "/dev/shm";
const ROOM = 2 * 1024 ** 3;

/** Where tests keep their files: in memory, where the machine has room for that, since each acknowledged write waits for
 *  the disk. Tests that kill a process lose nothing by it: what was written is the system's then, not the process's. */
export function scratchFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
