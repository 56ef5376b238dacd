import { badValue, ServerError } from "../errors.ts";

const absent = new Set(["$geoWithin", "$geoIntersects", "$within", "$jsonSchema", "$sampleRate", "$encStrContains"]);

/** Throws the server's error for an operator that exists but that this database does not have. */
export function refuse(operator: string): void {
  switch (operator) {
    case "$where":
      throw badValue("$where is not supported: this database runs no JavaScript");
    case "$text":
      throw new ServerError(27, "text index required for $text query; this database has no text indexes");
    case "$near":
    case "$nearSphere":
    case "$geoNear":
      throw new ServerError(291, `unable to find index for ${operator} query; this database has no geospatial indexes`);
    default:
      if (absent.has(operator)) throw new ServerError(238, `${operator} is not supported by this database`);
  }
}
