/** The coordinators' page about the database. */
export const database = {
  title: "Database",
  lead: "How large it is, and when somebody last saw to it.",
  documents: "Documents",
  size: "Size on disk",
  free: "Of it free",
  megabytes: (count: string) => `${count} MB`,
  backup: {
    term: "Last backup",
    good: "read again and whole",
    bad: "it failed",
    never: "None yet. Please let whoever runs the server call: npm run backup",
  },
  verify: {
    term: "Last verification",
    good: "everything whole",
    bad: "something is broken; please restore a backup",
    never: "None yet. Please let whoever runs the server call: npm run verify",
  },
  compact: "Give free space back",
  compacting: "Giving back …",
  compacted: "Free space was given back to the disk.",
};
