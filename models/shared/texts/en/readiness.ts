/** Readiness: what people have observed in other departments. */
export const readiness = {
  title: "Has observed",
  none: "No visit of theirs has taken place yet.",
  caption: "Departments observed",
  columns: { department: "Department", visits: "Visits", last: "Last" },
  here: "Who has observed here",
  hereNone: "Nobody's visit has taken place yet.",
  hereCaption: "People who have observed this department",
  person: "Name",
  jobTitle: "Job title",
  how: "Visits of which a host or the day's list says that they took place, whole or in part.",
  more: (count: number) => `and ${count} more`,
};
