/** Clearances: what people must hold on the day. */
export const clearance = {
  title: (name: string) => `Clearances of ${name}`,
  listTitle: "Grant clearances by list",
};

export const clearanceRefusals = {
  "clearance-columns": () =>
    "This list needs three columns: staff number or e-mail, the clearance, and the last day it is valid (such as 2027-03-31).",
};
