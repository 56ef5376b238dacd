import type { Facts } from "../facts.ts";

const s = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the commands say that look after the database, and the page that shows its state. */
export const care = {
  usage: {
    audit:
      "npm run audit:data\n\n" +
      "  Checks what must be true of the data, a line an invariant. Exit code 0, or 2 with what is broken.",
    database:
      "npm run database -- [--data DIR] [--port N]\n\n" +
      "  Serves the built-in store alone and prints its address, for mongosh and other tools, until it is stopped.\n" +
      "  --data  The data folder, or a backup's; the one of DATA_DIR when left out.\n" +
      "  --port  The port to listen at; a free one when left out.",
    verify:
      "npm run verify\n\n" +
      "  Reads every checksum and index entry of the database. Exit code 0, or 2 with what is broken.",
    backup:
      "npm run backup -- DIR\n\n" +
      "  Copies the database as of one moment into the empty or new folder DIR, while the server runs or not.",
    restore:
      "npm run restore -- DIR [--replace]\n\n" +
      "  Brings the backup in DIR back and compares it with what it was. While the server runs, databases in the same\n" +
      "  store that are not the product's stay as they are.\n" +
      "  --replace  Overwrites what is there.",
    move:
      "npm run move-to-mongodb -- URI [--replace]\nnpm run move-from-mongodb -- URI [--replace]\n\n" +
      "  Copies everything from the built-in store into the MongoDB at URI, or back, and compares it. Stop the server first.\n" +
      "  --replace  Overwrites what is there.",
  },
  unknownOption: (option: string) => `${option} is not known here.`,
  noValue: (option: string) => `${option} needs a value after it.`,
  notAPort: (text: string) => `--port must be a port from 0 to 65535; it is ${text}.`,
  cannotStart: (why: string) => `The database cannot be opened: ${why}`,
  refused: (why: string) => `The database refuses it: ${why}`,
  notFinished: (why: string) =>
    `It could not be finished: ${why}. Please see to the disk, its space and its rights, and call it again.`,
  whole: (name: string, documents: number, entries: number) =>
    `whole   ${name}: ${s(documents, "document", "documents")}, ${s(entries, "index entry", "index entries")}`,
  broken: (name: string, why: string) => `BROKEN  ${name}: ${why}`,
  verified: (documents: number, collections: number) =>
    `Everything is whole: ${s(documents, "document", "documents")} in ${s(collections, "collection", "collections")}.`,
  notWhole: (broken: number, collections: number) =>
    `${broken} of ${s(collections, "collection", "collections")} ${broken === 1 ? "is" : "are"} broken. Please restore a backup: npm run restore.`,
  notNoted: (why: string) => `That this was done could not be noted in the database: ${why}`,
  copied: (name: string, documents: number, checksum: string) =>
    `  ${name}: ${s(documents, "document", "documents")}, checksum ${checksum}`,
  backedUp: (documents: number, folder: string) =>
    `Backed up and read again: ${s(documents, "document", "documents")}, in ${folder}.`,
  restored: (documents: number, takenAt: string) =>
    `Restored and compared by counts and checksums: ${s(documents, "document", "documents")}, as of ${takenAt}.`,
  kept: (folder: string) => `What was there before is kept in ${folder}; delete it when it is no longer needed.`,
  movedTo: (documents: number) =>
    `Moved and compared by counts and checksums: ${s(documents, "document", "documents")}. Please start with MONGODB_URI from now on.`,
  movedFrom: (documents: number) =>
    `Moved and compared by counts and checksums: ${s(documents, "document", "documents")}. Please start without MONGODB_URI from now on.`,
};

export const careRefusals = {
  "backup-none": (facts: Facts) => `There is no backup in ${String(facts["folder"])}: please name a folder with one.`,
  "backup-damaged": (facts: Facts) =>
    `The backup in ${String(facts["folder"])} is damaged (${String(facts["what"])}): please take another one. Nothing was changed.`,
  "backup-not-empty": (facts: Facts) =>
    `${String(facts["folder"])} is not empty: please name a folder that is, or a new one.`,
  "backup-no-folder": (facts: Facts) =>
    `${String(facts["folder"])} cannot be made (${String(facts["why"])}): please name another folder.`,
  "store-none": (facts: Facts) => `There is no database in ${String(facts["folder"])} yet.`,
  "store-runs": () =>
    "The server is running on this database. Please stop it first, so that nothing is written meanwhile.",
  "copy-not-empty": (facts: Facts) =>
    `The database ${String(facts["database"])} holds documents already (in ${String(facts["collection"])}). With --replace they make way.`,
  "store-not-empty": (facts: Facts) =>
    `There is a database in ${String(facts["folder"])} already. With --replace the backup takes its place, and what was there is kept beside it.`,
  "copy-differs": (facts: Facts) =>
    `What arrived is not what was sent (${String(facts["collections"])}), so nothing was put in place. Please try again.`,
};
