import { prepareSetUp } from "#models/people/organisation.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import type { Settings } from "./settings.ts";

/** What the terminal shows while nobody has set up this installation: the one link that can. */
export async function setUpInvitation({ baseUrl, clock }: Settings): Promise<string | null> {
  const secret = await prepareSetUp(clock());
  return secret && `\n${textsFor("en").account.setUp.printed}\n${baseUrl}/set-up?key=${secret}\n`;
}
