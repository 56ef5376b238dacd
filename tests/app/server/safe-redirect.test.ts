import { describe, expect, test } from "vitest";
import { safePath } from "#app/server/safe-redirect.ts";

describe("a place to go on to", () => {
  test.each(["/home", "/sessions?page=2", "/sessions/65#top", "/sign-in?to=%2Fhome"])("%s stays", (to) => {
    expect(safePath(to)).toBe(to);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "/%09/evil.example",
    "/%5cevil.example",
    "/\t/evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "home",
    "",
    "/x\r\nSet-Cookie: a=b",
    "/x%0d%0aSet-Cookie: a=b",
    "/%",
    "/..//evil.example",
    "/./\\evil.example",
  ])("%j leads to the fallback", (to) => {
    expect(safePath(to, "/home")).toBe("/home");
  });

  test("nothing and files lead to the fallback", () => {
    expect(safePath(null)).toBe("/");
    expect(safePath(new File([], "x"))).toBe("/");
  });
});
