/** Clearances: what people must hold on the day of a session. */
export const clearance = {
  title: (name: string) => `Clearances of ${name}`,
  back: (name: string) => name,
  about: "A badge, a safety film, a signed agreement: what this person holds, and until which day.",
  none: "None is on record.",
  kind: "Clearance",
  kindHint: "As the plans name it, such as “Airside badge”",
  until: "Valid until and including",
  ended: "Ended",
  action: "Change",
  grant: "Add or renew",
  doing: "Writing …",
  granted: (kind: string) => `“${kind}” is on the record.`,
  revoke: (kind: string) => `Take “${kind}” away`,
  revoked: (kind: string) => `“${kind}” was taken away.`,
  list: {
    title: "Clearances by list",
    about:
      "A CSV file with three columns under any heading: staff number or e-mail, the clearance, and the last day it is valid (such as 2027-03-31). Everything is checked first; with one bad row nothing is written.",
    file: "The list",
    apply: "Check and grant",
    doing: "Checking …",
    done: (count: number, ended: number) =>
      [
        count === 1 ? "One clearance was granted." : `${count} clearances were granted.`,
        ...(ended > 0 ? [count === 1 ? "It has ended already." : `Of them ${ended} ended already.`] : []),
      ].join(" "),
    problems: (count: number) => `Nothing was written: ${count} ${count === 1 ? "row needs" : "rows need"} a look.`,
    row: (row: number) => `Row ${row}`,
    problem: {
      "person-unknown": (written: string) => `Nobody on the staff list has this number or e-mail: “${written}”.`,
      "kind-missing": () => "The clearance is missing, or longer than 80 characters.",
      "date-missing": (written: string) => `The date is missing, or not written like 2027-03-31: “${written}”.`,
    },
    more: (count: number) => `and ${count} more`,
  },
};

export const clearanceRefusals = {
  "clearance-columns": () =>
    "This list needs three columns: staff number or e-mail, the clearance, and the last day it is valid (such as 2027-03-31).",
};
