import type { Entry, Known } from "./entry.ts";

/** People of one department and one name, where a list has fewer of them than there are: which of them left? */
export interface Question {
  name: string;
  departmentKey: string;
  candidates: { id: string; jobTitle: string; staffNumber: string }[];
  /** So many of the candidates left. */
  leaving: number;
  answered: boolean;
}

export interface Twins {
  pairs: [Entry, Known][];
  /** Rows and people without a counterpart. */
  rows: Entry[];
  people: Known[];
  question: Question | null;
}

/**
 * Pairs rows and people of one department and one name by count: those with the same job first, then in their order.
 * Where people are left over and nothing tells which, it asks; until it is answered the last ones are taken to leave.
 * @param mayLeave people a list may let go; the others always find a row first
 * @param chosen ids somebody said have left
 */
export function pairTwins(
  rows: Entry[],
  people: Known[],
  mayLeave: (person: Known) => boolean,
  chosen: ReadonlySet<string>,
): Twins {
  const surplus = people.length - rows.length;
  const candidates = surplus > 0 ? undecided(rows, people).filter(mayLeave) : [];
  const asked = surplus > 0 && candidates.length > surplus;
  const named = candidates.filter(({ id }) => chosen.has(id));
  const answered = asked && named.length === surplus;
  const guessed = surplus > 0 ? candidates.slice(-surplus) : [];
  const leaving = new Set(answered ? named : guessed);
  const staying = people.filter((person) => !leaving.has(person));
  const twins = pair(rows, staying);
  const { name, departmentKey } = people[0] ?? { name: "", departmentKey: "" };
  return {
    ...twins,
    people: [...twins.people, ...leaving],
    question: asked
      ? {
          name,
          departmentKey,
          candidates: candidates.map(({ id, jobTitle, staffNumber }) => ({ id, jobTitle, staffNumber })),
          leaving: surplus,
          answered,
        }
      : null,
  };
}

const sameJob = (row: Entry, person: Known): boolean =>
  row.jobTitle === person.jobTitle && (row.fullTime === null || row.fullTime === person.fullTime);

/** People whose job more people have than rows: any of them may be the one who left. */
function undecided(rows: Entry[], people: Known[]): Known[] {
  return people.filter((person) => {
    const alike = people.filter((other) => other.jobTitle === person.jobTitle && other.fullTime === person.fullTime);
    return alike.length > rows.filter((row) => sameJob(row, person)).length;
  });
}

function pair(rows: Entry[], people: Known[]): Pick<Twins, "pairs" | "rows" | "people"> {
  const pairs: [Entry, Known][] = [];
  const [openRows, openPeople] = [[...rows], [...people]];
  for (const test of [sameJob, () => true])
    for (const row of [...openRows]) {
      const at = openPeople.findIndex((person) => test(row, person));
      if (at < 0) continue;
      pairs.push([row, openPeople.splice(at, 1)[0]!]);
      openRows.splice(openRows.indexOf(row), 1);
    }
  return { pairs, rows: openRows, people: openPeople };
}
