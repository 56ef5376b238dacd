/** Departments, people and sites: lists, a page each, appointments and settings. */
export const department = {};

export const departmentRefusals = {
  "code-taken": () => "Another department has these letters. Please take others.",
  "department-loop": () => "A department cannot lie below itself. Please choose another one.",
  "nobody-chosen": () => "Please choose at least one person, and at most 100.",
  "somebody-left": () => "Somebody you chose is no longer here. Please look at the list again.",
  "own-supervisor": () => "Nobody can be their own supervisor.",
  "span-reversed": () => "Please give a first and a last day; the last cannot come before the first.",
  "span-over": () => "This time is over already. Please give a day ahead.",
  "zone-in-use": () => "Sessions were published at this site, so its time zone stays. Please add another site instead.",
  "zone-unknown": () => "Please choose a time zone from the list.",
  "no-working-day": () => "Please tick at least one day of the week.",
  "hours-reversed": () => "Working hours end after they begin. Please enter a later time.",
  "site-exists": () => "There is a site of this name already.",
  "last-coordinator": () => "This is the only coordinator. Please name another one first.",
};
