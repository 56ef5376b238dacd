import { join } from "node:path";

/** The file that holds everything. */
export const dataFile = (folder: string) => join(folder, "data.db");
