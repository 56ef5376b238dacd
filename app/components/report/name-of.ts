/** Finds how a department is called. */
export type NameOf = (id: string) => { name: string; code: string };
